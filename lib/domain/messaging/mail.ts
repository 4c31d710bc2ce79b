/** One mail as blocks: what every template says, before it is drawn. */
export type MailBlock =
  | { kind: "text"; text: string }
  | { kind: "button"; label: string; href: string }
  | { kind: "code"; label: string; code: string }
  | { kind: "image"; src: string; alt: string; width: number }
  | { kind: "facts"; rows: { label: string; value: string }[] }
  | { kind: "lines"; rows: { title: string; detail: string; amount: string; image: string | null }[] }
  | { kind: "totals"; rows: { label: string; amount: string; isTotal?: boolean }[] };

export type Mail = { subject: string; preview: string; heading: string; blocks: MailBlock[] };

/** The same mail as plain text. */
export function plainMail(mail: Mail): string {
  const parts = mail.blocks.map((block) => {
    switch (block.kind) {
      case "text": return block.text;
      case "button": return `${block.label}: ${block.href}`;
      case "code": return `${block.label}: ${block.code}`;
      case "image": return block.alt;
      case "facts": return block.rows.map((row) => `${row.label}: ${row.value}`).join("\n");
      case "lines": return block.rows.map((row) => `${row.title} (${row.detail})  ${row.amount}`).join("\n");
      case "totals": return block.rows.map((row) => `${row.label}: ${row.amount}`).join("\n");
    }
  });
  return [mail.heading, ...parts, "Alderway Home"].join("\n\n");
}
