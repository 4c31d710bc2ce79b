// What XML 1.0 cannot hold at all, not even escaped: control characters and halves of surrogate pairs.
const unspeakable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text for the inside of an element or attribute of XML 1.0. */
export const xmlText = (text: string): string => text.replace(unspeakable, "").replace(/[&<>"']/g, (each) => entities[each] ?? each);

/** `<name>text</name>`, or nothing where there is nothing to say. */
export const xmlElement = (name: string, text: string | number | null | undefined): string =>
  text === null || text === undefined || text === "" ? "" : `<${name}>${xmlText(String(text))}</${name}>`;
