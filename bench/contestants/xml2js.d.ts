declare module 'xml2js' {
  export class Parser {
    /** Calls back before it returns, unless it is told otherwise. */
    parseString(xml: string, callback: (error: Error | null, result: unknown) => void): void;
  }
}
