import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.minidev.json.JSONArray;
import net.minidev.json.JSONObject;
import net.minidev.json.JSONValue;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.InvalidReferenceEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.util.introspection.Info;

/**
 * Renders templates with Apache Velocity 1.7, for comparison: newline-delimited JSON jobs in, one result a line out.
 * A job is {"template", "dialect": "velocity-1.7" | "api-gateway", "variables"}, a result {"output"} or {"error"}.
 */
public class Reference {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    System.setOut(System.err);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answer((JSONObject) JSONValue.parse(line)).toJSONString());
    }
    out.flush();
  }

  static JSONObject answer(JSONObject job) {
    boolean apiGateway = "api-gateway".equals(job.get("dialect"));
    JSONObject result = new JSONObject();
    StringWriter writer = new StringWriter();
    try {
      // A macro lives as long as its engine, so that each template gets an engine of its own.
      engine(apiGateway).evaluate(context(job, apiGateway), writer, "template", (String) job.get("template"));
      result.put("output", writer.toString());
    } catch (Throwable error) {
      result.put("error", String.valueOf(error.getMessage()));
    }
    return result;
  }

  static RuntimeInstance engine(boolean apiGateway) {
    RuntimeInstance engine = new RuntimeInstance();
    engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    engine.setProperty("velocimacro.library", "");
    engine.setProperty("parser.pool.size", "2");
    if (apiGateway) engine.setProperty("velocimacro.permissions.allow.inline", "false");
    engine.init();
    if (apiGateway) engine.removeDirective("evaluate");
    return engine;
  }

  static VelocityContext context(JSONObject job, boolean apiGateway) {
    VelocityContext context = new VelocityContext();
    for (Map.Entry<String, Object> entry : ((JSONObject) job.get("variables")).entrySet()) {
      context.put(entry.getKey(), plain(entry.getValue()));
    }
    if (apiGateway) {
      EventCartridge cartridge = new EventCartridge();
      cartridge.addEventHandler(new EmptyReferences());
      cartridge.attachToContext(context);
    }
    return context;
  }

  /** Maps and lists as Velocity's own literals make them, instead of json-smart's, which print as JSON. */
  static Object plain(Object value) {
    if (value instanceof JSONArray) {
      java.util.List<Object> list = new java.util.ArrayList<>();
      for (Object item : (JSONArray) value) list.add(plain(item));
      return list;
    }
    if (!(value instanceof JSONObject)) return value;
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : ((JSONObject) value).entrySet()) map.put(entry.getKey(), plain(entry.getValue()));
    return map;
  }

  public static class EmptyReferences implements InvalidReferenceEventHandler {
    public Object invalidGetMethod(Context context, String reference, Object object, String property, Info info) {
      return "";
    }

    public boolean invalidSetMethod(Context context, String left, String right, Info info) {
      return false;
    }

    public Object invalidMethod(Context context, String reference, Object object, String method, Info info) {
      return "";
    }
  }
}
