export type Form = { action: string; fields: [name: string, value: string][] };

/** A browser with scripts off: follows redirects, keeps cookies, fills in and posts the forms of a page. */
export class PlainBrowser {
  private readonly cookies = new Map<string, string>();
  requests = 0;

  /** `onAnswer` hears of each request once it is answered in full. */
  constructor(private readonly origin: string, private readonly onAnswer: (request: string) => void = () => undefined) {}

  async get(path: string): Promise<{ path: string; html: string; status: number }> {
    return this.ask(path, { method: "GET" });
  }

  /** Posts the first form of a page that has one field and not another, and returns the page it leads to. */
  async submit(page: { path: string; html: string }, field: string, values: Record<string, string>, without = ""): Promise<{ path: string; html: string; status: number }> {
    const form = formsOf(page.html).find(({ fields }) => fields.some(([name]) => name === field) && !fields.some(([name]) => name === without));
    if (!form) throw new Error(`no form with "${field}" on ${page.path}`);
    const body = new FormData();
    for (const [name, value] of form.fields) if (!(name in values)) body.append(name, value);
    for (const [name, value] of Object.entries(values)) body.append(name, value);
    return this.ask(form.action || page.path, { method: "POST", body });
  }

  private async ask(path: string, init: { method: string; body?: FormData }): Promise<{ path: string; html: string; status: number }> {
    this.requests += 1;
    const response = await fetch(this.origin + path, {
      ...init, redirect: "manual",
      headers: { accept: "text/html", cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...(init.method === "POST" ? { origin: this.origin } : {}) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const html = await response.text();
    this.onAnswer(`${init.method} ${path.split("?")[0]}`);
    const location = response.headers.get("location");
    if (location) {
      const next = new URL(location, this.origin + path);
      return this.ask(next.pathname + next.search, { method: "GET" });
    }
    return { path, html, status: response.status };
  }
}

/** Every form of a document with the fields a browser would send: of radio buttons the first that can be chosen. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = "", inside = ""]) => {
    const fields: [string, string][] = [];
    const chosen = new Set<string>();
    for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      const type = attribute(tag, "type") ?? "text";
      if (name === null || / disabled(=|\s|>|\/)/.test(tag) || type === "checkbox") continue;
      if (type === "radio" && chosen.has(name)) continue;
      if (type === "radio") chosen.add(name);
      fields.push([name, attribute(tag, "value") ?? ""]);
    }
    for (const [tag] of inside.matchAll(/<button\b[^>]*name="[^"]*"[^>]*>/g)) {
      const name = attribute(tag, "name");
      if (name?.startsWith("$ACTION")) fields.push([name, attribute(tag, "value") ?? ""]);
    }
    return { action: attribute(`<form${head}>`, "action") ?? "", fields };
  });
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name.replace("$", "\\$")}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : found.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
