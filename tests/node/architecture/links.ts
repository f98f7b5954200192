/** Relative links in Markdown: does the file exist, and the heading it points at. */
import path from 'node:path';

const withoutCode = (markdown: string): string =>
  markdown.replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors of a document's headings, as code hosts make them. */
export function anchors(markdown: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = markdown.replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  return new Set(
    [...headings].map(([, heading = '']) => {
      const slug = heading
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      return times === 0 ? slug : `${slug}-${times}`;
    }),
  );
}

/**
 * @param file path from the root of the repository
 * @param read the text of another file, or undefined when neither file nor folder is there; a folder reads as ''
 * @returns one sentence per link that leads nowhere
 */
export function brokenLinks(file: string, markdown: string, read: (file: string) => string | undefined): string[] {
  const targets = [...withoutCode(markdown).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(
    ([, to = '']) => to,
  );
  return targets.flatMap((to) => {
    if (/^[a-z][a-z+.-]*:/i.test(to)) return [];
    const [place = '', anchor] = to.split('#');
    const target = place === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(place));
    const text = place === '' ? markdown : read(target);
    if (text === undefined) return [`${file}: ${to} leads nowhere`];
    if (anchor === undefined || !target.endsWith('.md') || anchors(text).has(anchor)) return [];
    return [`${file}: ${target} has no heading #${anchor}`];
  });
}
