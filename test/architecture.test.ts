import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { compile } from '@veloway/mapping';
import { type Node, parse, print, visit } from '@veloway/vtl';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { filesBelow, ROOT } from './veloway.js';

/** Keeps the invariants of ARCHITECTURE.md. */

interface SourceFile {
  /** The path below the root, with slashes. */
  readonly path: string;
  readonly package: string;
  readonly text: string;
  /** The text without the lines that are comments. */
  readonly code: string;
}

const PACKAGES = ['vtl', 'mapping', 'api', 'soap', 'gateway', 'language-server', 'cli'] as const;

const SOURCES: readonly SourceFile[] = PACKAGES.flatMap((name) =>
  filesBelow(join(ROOT, 'packages', name, 'src')).map((file) => sourceFile(file, name)),
);

function sourceFile(file: string, name: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return { path: relative(ROOT, file).replaceAll('\\', '/'), package: name, text, code };
}

/** What a file imports or exports from. */
function importsOf({ code }: SourceFile): string[] {
  const from = /^\s*(?:(?:import|export|\})[^'"\n=]*?\bfrom|import)\s+['"]([^'"\n]+)['"]/gm;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [from, dynamic].flatMap((pattern) => Array.from(code.matchAll(pattern), ([, name]) => name ?? ''));
}

/** `file: what it should not have`, for each file that has it. */
function offences(files: readonly SourceFile[], find: (file: SourceFile) => readonly string[]): string[] {
  return files.flatMap((file) => find(file).map((found) => `${file.path}: ${found}`));
}

function matches(pattern: RegExp): (file: SourceFile) => string[] {
  return ({ code }) => Array.from(code.matchAll(pattern), ([found]) => found.trim());
}

const of = (...names: string[]): SourceFile[] => SOURCES.filter((file) => names.includes(file.package));

describe('imports point down', () => {
  const ALLOWED: Readonly<Record<string, RegExp>> = {
    vtl: /^(chevrotain|fastest-levenshtein|re2js)$/,
    mapping: /^(@veloway\/vtl|re2js|vitest|expect)$/,
    api: /^(@veloway\/vtl|yaml|@seriousme\/openapi-schema-validator)$/,
    soap: /^$/,
    gateway:
      /^(@veloway\/(vtl|mapping|api)|ajv|ajv-draft-04|@smithy\/signature-v4|@aws-crypto\/sha256-js|node:[\w/]+)$/,
    'language-server':
      /^(@veloway\/(vtl|mapping|api)|jsonc-parser|vscode-languageserver(-textdocument|\/node|\/browser)?|yaml|node:(fs\/promises|path|perf_hooks|url|v8|vm))$/,
    cli: /^(@veloway\/(vtl|mapping|api|soap|gateway|language-server(\/node)?)|ajv|chokidar|commander|diff|fast-xml-parser|jsonc-parser|jsonpath-plus|picocolors|yaml|node:[\w/]+)$/,
  };

  it.each(PACKAGES)('%s imports nothing from outside but what it may', (name) => {
    const outside = (file: SourceFile) => importsOf(file).filter((path) => !path.startsWith('.'));
    expect(offences(of(name), (file) => outside(file).filter((path) => !ALLOWED[name]?.test(path)))).toEqual([]);
  });

  it('relative imports stay in their package, end in .js and name a file', () => {
    const wrong = (file: SourceFile) => (path: string) => {
      const target = join(dirname(file.path), path).replaceAll('\\', '/');
      const inside = target.startsWith(`packages/${file.package}/src/`);
      return !inside || !path.endsWith('.js') || !existsSync(join(ROOT, target.replace(/\.js$/, '.ts')));
    };
    const relatives = (file: SourceFile) => importsOf(file).filter((path) => path.startsWith('.'));
    expect(offences(SOURCES, (file) => relatives(file).filter(wrong(file)))).toEqual([]);
  });

  it('only the parser and its parts know chevrotain', () => {
    const names = [
      'lexer',
      'lexer-state',
      'lexer-tables',
      'comment-lexer',
      'tokens',
      'grammar',
      'expression-grammar',
      'parser',
      'token-nodes',
      'nesting',
      'precedence',
      'advice',
    ];
    const knowing = of('vtl').filter((file) => importsOf(file).includes('chevrotain'));
    const others = knowing.filter((file) => !names.some((name) => file.path === `packages/vtl/src/${name}.ts`));
    expect(others.map((file) => file.path)).toEqual([]);
  });

  it('only the entries for test runners know these', () => {
    const knowing = of('mapping').filter((file) => importsOf(file).some((path) => /^(vitest|expect)$/.test(path)));
    const entries = ['packages/mapping/src/jest.ts', 'packages/mapping/src/vitest.ts'];
    expect(knowing.map((file) => file.path).sort()).toEqual(entries);
  });

  it('the Java values know nothing of templates', () => {
    const java = of('vtl').filter((file) => file.path.startsWith('packages/vtl/src/java/'));
    expect(offences(java, (file) => importsOf(file).filter((path) => path.startsWith('../')))).toEqual([]);
  });

  it('JSON and JSON paths know nothing of API Gateway', () => {
    const json = of('mapping').filter((file) => /^packages\/mapping\/src\/json(-path)?\//.test(file.path));
    const outside = (path: string) => path.startsWith('../') && !path.startsWith('../json');
    expect(offences(json, (file) => importsOf(file).filter(outside))).toEqual([]);
  });

  it('finds the imports at all', () => {
    const compileFile = SOURCES.find((file) => file.path === 'packages/mapping/src/compile.ts');
    expect(compileFile && importsOf(compileFile)).toEqual(expect.arrayContaining(['@veloway/vtl', './event.js']));
  });
});

describe('the gateway keeps to itself', () => {
  const core = of('gateway').filter((file) => !file.path.startsWith('packages/gateway/src/node/'));

  it('names no module of Node outside of its folder for them', () => {
    expect(offences(core, matches(/['"]node:[^'"]*['"]/g))).toEqual([]);
  });

  it('names nothing of a process outside of this folder', () => {
    expect(offences(core, matches(/(?<![\w.'"`$#])(?:process|Buffer|require)\b(?=\s*[.(,;)[])/g))).toEqual([]);
  });
});

describe('the language server keeps the protocol at its rim', () => {
  const RIM = /^packages\/language-server\/src\/(server|node|browser)\.ts$|^packages\/language-server\/src\/protocol\//;
  const inside = of('language-server').filter(({ path }) => !RIM.test(path));

  it('knows the protocol there alone', () => {
    const protocol = /^vscode-/;
    expect(offences(inside, (file) => importsOf(file).filter((path) => protocol.test(path)))).toEqual([]);
  });

  it('knows a machine in one file alone', () => {
    const others = of('language-server').filter(({ path }) => path !== 'packages/language-server/src/node.ts');
    expect(offences(others, matches(/['"]node:[^'"]*['"]/g))).toEqual([]);
    expect(offences(others, matches(/(?<![\w.'"`$#])(?:process|Buffer|require)\b(?=\s*[.(,;)[])/g))).toEqual([]);
  });
});

describe('vtl, mapping and api do no IO', () => {
  it('name no module of Node', () => {
    expect(offences(of('vtl', 'mapping', 'api', 'soap'), matches(/['"]node:[^'"]*['"]/g))).toEqual([]);
  });

  it('name nothing of a host', () => {
    const names = 'process|Buffer|fetch|eval|require|console|globalThis|global|window|localStorage|XMLHttpRequest';
    const host = new RegExp(`(?<![\\w.'"\`$#])(?:${names})\\b(?=\\s*[.(,;)[])`, 'g');
    expect(offences(of('vtl', 'mapping', 'api', 'soap'), matches(host))).toEqual([]);
  });

  it('make code from text in one place only', () => {
    const makes = SOURCES.filter((file) => /\bFunction\(|\beval\(/.test(file.code)).map((file) => file.path);
    expect(makes).toEqual(['packages/vtl/src/compile.ts']);
  });
});

describe('the style of the house', () => {
  it('exports by name', () => {
    expect(offences(SOURCES, matches(/^export default\b.*|\bas default\b/gm))).toEqual([]);
  });

  it('calls no file utils, helpers, common or misc', () => {
    const shapeless = /^(utils|helpers?|common|misc|shared)\b/;
    expect(SOURCES.map((file) => file.path).filter((path) => shapeless.test(basename(path)))).toEqual([]);
  });

  it('has no way around the types', () => {
    expect(offences(SOURCES, matches(/\bas any\b|:\s*any\b|<any\b|\bany\[\]|@ts-\w+|biome-ignore/g))).toEqual([]);
    expect(SOURCES.filter((file) => /@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(file.text))).toEqual([]);
  });

  it('has no file of more than 400 lines', () => {
    const long = SOURCES.map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });
});

/** Pieces that a lexer may stumble over, beside whatever characters there are. */
const PIECES = [
  ...['#if(', '#elseif(', '#else', '#end', '#set(', '#foreach(', '#define(', '#macro(', '#{if}', '#@m()', '#stop'],
  ...['#[[', ']]#', '#*', '*#', '##', '$', '$!', '${', '$!{', '}', '\\', '\\$', '\\#', '"', "'", '(', ')', '[', ']'],
  ...[
    '$x',
    '.y',
    '.z(',
    ' in ',
    ' = ',
    '..',
    ',',
    '1',
    '-1.5',
    'true',
    'null',
    '&&',
    '==',
    '!',
    '\r\n',
    '\n',
    ' ',
    '\t',
  ],
];
const TEMPLATES = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 4 })))
  .map((pieces) => pieces.join(''));

describe('parsing never fails', () => {
  it('answers a tree of any text, which prints as that text', () => {
    fc.assert(
      fc.property(TEMPLATES, (text) => {
        expect(print(parse(text).tree)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives every node and every problem a range of the text', () => {
    const isRange = ({ start, end }: { start: number; end: number }, length: number): boolean =>
      Number.isInteger(start) && 0 <= start && start <= end && end <= length;
    fc.assert(
      fc.property(TEMPLATES, (text) => {
        const { tree, problems } = parse(text);
        const nodes: Node[] = [];
        visit(tree, (node) => void nodes.push(node));
        expect([...nodes, ...problems].filter((range) => !isRange(range, text.length))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['(', '[', '#if($x)', '"$x', '#foreach($x in [', '${x.y(', '$x.y(', '{"a":', '!', '\\', '#[[', '#*'])(
    'survives 10,000 times %j',
    (piece) => {
      const text = piece.repeat(10_000);
      expect(print(parse(text).tree)).toBe(text);
      const assigned = `#set($x = ${text}`;
      expect(print(parse(assigned).tree)).toBe(assigned);
    },
  );
});

describe('generated code holds nothing of a template but literals', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** The code that compiling a template makes a function of, without its string literals. */
  function bareCode(template: string): string {
    const codes: string[] = [];
    const spy = new Proxy(Function, {
      construct(target, args) {
        codes.push(String(args.at(-1)));
        return Reflect.construct(target, args);
      },
    });
    vi.stubGlobal('Function', spy);
    compile(template);
    vi.unstubAllGlobals();
    expect(codes).not.toHaveLength(0);
    return codes.join('\n').replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
  }

  it.each([
    'zzz',
    `$zzz $!zzz \${zzz} $zzz.zzz $zzz.zzz.zzz $zzz["zzz"] $zzz.zzz("zzz", $zzz)`,
    '#set($zzz = "zzz")#set($zzz.zzz = \'zzz\')#set($zzz["zzz"] = ["zzz", {"zzz": $zzz}])',
    '#foreach($zzz in $zzz)$zzz$foreach.zzz#end#define($zzz)zzz#end',
    '#if($zzz == "zzz" && $zzz > 1)zzz#elseif($zzz)zzz#else zzz#end',
    '#zzz($zzz)#@zzz()zzz#end#{zzz}#macro(zzz $zzz)zzz#end',
    `"zzz"\`zzz\`\${zzz}\\zzz*/zzz//zzz\u2028zzz</script>zzz`,
    '#set($x = "zzz\u2028$zzz `zzz` \\ zzz ""zzz""")#[[zzz"]]#',
    '#include("zzz")#parse("zzz")#literal()zzz#end',
  ])('%j', (template) => {
    expect(bareCode(template)).not.toContain('zzz');
  });

  it('nor does a text of any characters, which prints as it is', () => {
    const texts = fc.string({ unit: 'binary' }).filter((text) => !/[$#\\]/.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        expect(compile(text).render().output).toBe(text);
      }),
    );
  });
});

describe('a template reaches nothing but what API Gateway gives it', () => {
  const HOSTS = [
    '$input',
    '$context',
    '$context.identity',
    '$util',
    '$stageVariables',
    '$input.params()',
    "$input.path('$')",
  ];
  const VALUES = ["$input.path('$.list')", "$input.path('$.text')", "$input.path('$.number')", '$yes', '$list', '$map'];
  const NAMES = ['constructor', 'prototype', 'hasOwnProperty', 'valueOf', 'toString', 'toJSON', 'isPrototypeOf'];
  const INNER = ['call', 'apply', 'bind', 'fields', 'items', 'methods', 'properties', 'print', 'className', 'printed'];
  const event = { body: '{"list": [1], "text": "t", "number": 1}', requestContext: { identity: { sourceIp: '::1' } } };
  const SET = '#set($list = [1])#set($map = {"a": 1})#set($yes = true)';

  const render = (template: string): string => compile(SET + template).render(event).output;

  it.each([...HOSTS, ...VALUES])('%s has no member of JavaScript', (host) => {
    const set = `#set($host = ${host})`;
    const found = [...NAMES, ...INNER].filter((name) => render(`${set}[$!host.${name}]`) !== '[]');
    expect(found).toEqual([]);
    expect(render(`${set}[$!host.constructor("return process").call($host).constructor.name]`)).toBe('[]');
  });

  it.each(['process', 'globalThis', 'require', 'this', 'arguments', 'R', 'K', 'c', 's', 'o', 'constructor', 'runtime'])(
    '$%s is no variable',
    (name) => {
      expect(render(`[$${name}][$!{${name}}]`)).toBe('[][]');
    },
  );

  it.each([
    '#include("package.json")',
    '#parse("package.json")',
    '#evaluate("$input.body")',
    '#include("/etc/passwd")',
  ])('%s finds no file', (template) => {
    let output = '';
    try {
      output = render(template);
    } catch (error) {
      expect(error).toMatchObject({ name: 'TemplateError' });
    }
    expect(output).toMatch(/^(#\w+\(".*"\))?$/);
  });

  it('changes no prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    render(
      '#set($map["__proto__"] = {"polluted": 1})#set($x = $map.put("__proto__", {"polluted": 1}))' +
        '#set($map.constructor.prototype.polluted = 1)#set($constructor = 1)' +
        '#set($context.requestOverride.header["__proto__"] = {"polluted": 1})',
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
