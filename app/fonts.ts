import localFont from "next/font/local";

// Until they arrive, faces of the same widths stand in: `tokens.css`.
const display = localFont({
  src: "../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-newsreader",
  display: "swap",
  adjustFontFallback: false,
});

const text = localFont({
  src: "../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2",
  weight: "400 700",
  variable: "--font-instrument",
  display: "swap",
  adjustFontFallback: false,
});

/** Class names for the root element of either layout. */
export const fontVariables = `${display.variable} ${text.variable}`;
