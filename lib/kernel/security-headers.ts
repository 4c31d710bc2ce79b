/** Headers every response carries, whatever it is. */
export function securityHeaders({ isHttps }: { isHttps: boolean }): [name: string, value: string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["permissions-policy", "camera=(self), geolocation=(self), microphone=(), payment=(self), usb=(), interest-cohort=()"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
  ];
  if (isHttps) headers.push(["strict-transport-security", "max-age=63072000; includeSubDomains"]);
  return headers;
}
