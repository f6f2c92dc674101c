// An esbuild plugin: a library that few runs need is evaluated when it is first used, not when the program starts.

/** @param name the library; @param exported the classes that it exports and whose static methods are called */
export function lazy(name, exported) {
  const namespace = `lazy-${name}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, (args) =>
        args.namespace === namespace ? undefined : { path: args.path, namespace },
      );
      build.onLoad({ filter: /.*/, namespace }, (args) => ({
        resolveDir: process.cwd(),
        contents: exported
          .map(
            (symbol) =>
              `export const ${symbol} = new Proxy({}, { get: (_, key) => require('${args.path}').${symbol}[key] });`,
          )
          .join('\n'),
      }));
    },
  };
}
