/** The brand's tokens for mail programs, which know no CSS variables; the same values as app/tokens.css. */
export const brand = {
  paper: "#F6F2EA", card: "#FFFDF9", ink: "#1E1B16", quiet: "#6A6257", line: "#E4DCCE", green: "#24503B",
  serif: "Georgia, 'Times New Roman', serif",
  sans: "-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif",
} as const;
