/**
 * Tests in workerd have no file system; the bundler brings files in. `import xml from './golden/a.xml?raw'` is the text of one
 * file, `import.meta.glob` that of many.
 */
declare module '*?raw' {
  const text: string;
  export default text;
}

interface ImportMeta {
  /** Keys are paths relative to the test file. The pattern and the options must be literals. */
  glob<T>(
    pattern: string | readonly string[],
    options: { eager: true; query?: '?raw'; import?: 'default' },
  ): Record<string, T>;
}
