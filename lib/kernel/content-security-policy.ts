import { createHash } from "node:crypto";
import { themeScript } from "./theme-script";

const themeHash = sha256(themeScript);

/**
 * The policy of one document. `scripts` are CSP sources (`'nonce-…'` or `'sha256-…'`) for the inline scripts of that
 * document; everything else inline is refused (development admits inline scripts where no source is named: its pages
 * are never prerendered and their scripts change with every edit).
 */
export function contentSecurityPolicy(scripts: string[], room: { isStaff: boolean; isHttps: boolean; /** Stripe's fields stand on this page: they may come from nowhere but Stripe. */ hasStripe?: boolean; /** Its camera reads barcodes. */ canScan?: boolean }): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  const script = ["'self'", themeHash, ...scripts];
  if (isDevelopment && scripts.length === 0) script.splice(1, 1, "'unsafe-inline'");
  // Camera scanning decodes barcodes in WebAssembly.
  if (room.isStaff || room.canScan) script.push("'wasm-unsafe-eval'");
  // React rebuilds server stacks with eval in development only.
  if (isDevelopment) script.push("'unsafe-eval'");
  if (room.hasStripe) script.push("https://js.stripe.com");
  const policy = [
    "default-src 'self'",
    `script-src ${script.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // 3D models unpack their own textures.
    `connect-src 'self'${room.isStaff ? "" : " blob:"}${room.hasStripe ? " https://api.stripe.com" : ""}`,
    ...(room.hasStripe ? ["frame-src https://js.stripe.com https://hooks.stripe.com"] : []),
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  if (room.isHttps) policy.push("upgrade-insecure-requests");
  return policy.join("; ");
}

export function sha256(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
