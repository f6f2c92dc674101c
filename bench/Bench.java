import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.minidev.json.JSONObject;
import net.minidev.json.JSONValue;
import net.minidev.json.parser.JSONParser;
import org.apache.commons.lang.StringEscapeUtils;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.runtime.RuntimeInstance;

/**
 * Renders and parses with Apache Velocity 1.7, for comparison: one line of JSON in, one out. A template is parsed once
 * when it is loaded; the process waits between the measurements.
 */
public class Bench {
  static final RuntimeInstance ENGINE = engine();
  static final Map<String, String> TEXTS = new HashMap<>();
  static final Map<String, Template> TEMPLATES = new HashMap<>();
  static final Map<String, VelocityContext> CONTEXTS = new HashMap<>();

  /** Kept where the compiler cannot see that nobody reads it. */
  static volatile int witness;

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(new JSONObject(answer(readJson(line))).toJSONString());
    }
  }

  /** Objects keep the order of their members, which a plain `JSONObject` does not. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> readJson(String line) throws Exception {
    JSONParser parser = new JSONParser(JSONParser.MODE_PERMISSIVE);
    return (Map<String, Object>) parser.parse(line, JSONValue.defaultReader.DEFAULT_ORDERED);
  }

  static Map<String, Object> answer(Map<String, Object> question) throws Exception {
    String id = (String) question.get("id");
    switch ((String) question.get("do")) {
      case "version":
        return Map.of("version", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
      case "load":
        return load(id, (String) question.get("text"), question.get("data"));
      case "render":
        return perSecond(() -> render(id).length(), question);
      default:
        return perSecond(() -> ENGINE.parse(new StringReader(TEXTS.get(id)), id).jjtGetNumChildren(), question);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> load(String id, String text, Object data) throws Exception {
    TEXTS.put(id, text);
    if (data == null) return Map.of();
    Template template = new Template();
    template.setName(id);
    template.setRuntimeServices(ENGINE);
    template.setData(ENGINE.parse(new StringReader(text), id));
    template.initDocument();
    TEMPLATES.put(id, template);
    CONTEXTS.put(id, context((Map<String, Object>) data));
    return Map.of("output", render(id));
  }

  static String render(String id) {
    StringWriter writer = new StringWriter();
    TEMPLATES.get(id).merge(CONTEXTS.get(id), writer);
    return writer.toString();
  }

  interface Work {
    int run() throws Exception;
  }

  /** The clock is read about once a millisecond. */
  static Map<String, Object> perSecond(Work work, Map<String, Object> question) throws Exception {
    long wanted = ((Number) question.get("milliseconds")).longValue() * 1_000_000;
    long start = System.nanoTime();
    long count = 0;
    int batch = 1;
    for (long before = start; ; ) {
      for (int i = 0; i < batch; i++) witness += work.run();
      count += batch;
      long now = System.nanoTime();
      if (now - start >= wanted) return Map.of("perSecond", count * 1e9 / (now - start));
      if (now - before < 1_000_000) batch *= 2;
      before = now;
    }
  }

  static RuntimeInstance engine() {
    RuntimeInstance engine = new RuntimeInstance();
    engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    engine.setProperty("velocimacro.library", "");
    engine.init();
    return engine;
  }

  static VelocityContext context(Map<String, Object> data) {
    VelocityContext context = new VelocityContext();
    context.put("input", new Input(data));
    context.put("util", new Util());
    context.put("context", data.get("context"));
    context.put("stageVariables", data.get("stageVariables"));
    return context;
  }

  /** `$input`, over a body that is read already. */
  public static class Input {
    private final Map<String, Object> data;

    Input(Map<String, Object> data) {
      this.data = data;
    }

    public Object path(String path) {
      return data.get("root");
    }

    public String json(String path) {
      return (String) data.get("body");
    }

    @SuppressWarnings("unchecked")
    public Map<String, Map<String, String>> params() {
      return (Map<String, Map<String, String>>) data.get("params");
    }

    public String params(String name) {
      for (String group : new String[] {"path", "querystring", "header"}) {
        String value = params().getOrDefault(group, new LinkedHashMap<>()).get(name);
        if (value != null) return value;
      }
      return "";
    }
  }

  /** `$util`. */
  public static class Util {
    public String escapeJavaScript(String text) {
      return StringEscapeUtils.escapeJavaScript(text);
    }
  }
}
