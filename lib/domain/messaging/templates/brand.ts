/** The brand's tokens for mail programs, which know no CSS variables; the same values as app/tokens.css. */
export const brand = {
  paper: "#faf6ef", card: "#fffdf9", ink: "#1f1b16", quiet: "#5f574c", line: "#e2d9ca", green: "#1e4a38",
  serif: "Georgia, 'Times New Roman', serif",
  sans: "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif",
} as const;
