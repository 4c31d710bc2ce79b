import type { Metadata } from "next";
import { cacheLife } from "next/cache";
import Link from "next/link";
import type { ReactNode } from "react";
import { OperationReference } from "@/components/developers/operation-reference";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { apiScopes, scopeWords } from "@/lib/domain/integrations/api-key";
import { webhookKinds } from "@/lib/domain/integrations/webhook";
import { reference } from "@/lib/endpoints/v1/reference";
import { siteUrl } from "@/lib/kernel/site-url";

export const metadata: Metadata = { title: "Developers", description: "Read products, stock and orders, correct stock, and be told what happens.", alternates: { canonical: "/developers" } };

async function load() {
  "use cache";
  cacheLife("days");
  return { groups: reference(), address: `${siteUrl()}/api/v1` };
}

export default async function DevelopersPage() {
  const { groups, address } = await load();
  return (
    <div className="page pt-3 pb-16">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Developers" }]} />
      <h1 className="display-2 mt-5">Developers</h1>
      <p className="mt-2 max-w-[62ch] text-muted">One API over the same stock, orders and events that every channel works with. It is described by an <Link href="/api/v1/openapi.json" prefetch={false} className="underline underline-offset-4">OpenAPI 3.1 document</Link>, of which this page is made.</p>
      <div className="mt-10 grid gap-12 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label="On this page" className="text-sm lg:sticky lg:top-24 lg:self-start">
          <ul className="flex flex-wrap gap-x-5 lg:block">
            {[["keys", "Keys"], ["writes", "Writes"], ["pages", "Pages"], ["problems", "Problems"], ["webhooks", "Webhooks"], ...groups.map(({ name }) => [name.toLowerCase(), name])].map(([id, label]) => <li key={id}><a href={`#${id}`} className="inline-flex min-h-11 items-center underline-offset-4 hover:underline lg:min-h-8">{label}</a></li>)}
          </ul>
        </nav>
        <div className="grid min-w-0 gap-12">
          <Chapter id="keys" title="Keys">
            <p>An administrator makes a key in the console under API keys. It acts as that person, within its scopes, and ends with their access. Send it with every request:</p>
            <Code>{`curl ${address}/stock?location=IND \\\n  -H "Authorization: Bearer tlk_…"`}</Code>
            <dl className="mt-4 grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">{apiScopes.map((scope) => <div key={scope} className="contents"><dt><code className="font-mono text-sm">{scope}</code></dt><dd className="text-muted">{scopeWords[scope]}</dd></div>)}</dl>
            <p className="mt-4">Each key has so many requests a minute. <code className="font-mono text-sm">RateLimit-Remaining</code> says what is left; beyond it the answer is 429, and <code className="font-mono text-sm">Retry-After</code> says for how long.</p>
          </Chapter>
          <Chapter id="writes" title="Writes">
            <p>A write carries an <code className="font-mono text-sm">Idempotency-Key</code> of your making. Sent again with the same key and body, it is done once and answered word for word, with <code className="font-mono text-sm">Idempotent-Replayed: true</code>. Keys are kept for three days.</p>
            <Code>{`curl ${address}/stock/adjustments \\\n  -H "Authorization: Bearer tlk_…" -H "Idempotency-Key: count-2026-11-27-17" \\\n  -H "Content-Type: application/json" \\\n  -d '{"sku":"…","location":"IND","setTo":12,"reason":"count"}'`}</Code>
          </Chapter>
          <Chapter id="pages" title="Pages"><p>Lists answer <code className="font-mono text-sm">{`{"data": […], "next": "…"}`}</code>. Send <code className="font-mono text-sm">next</code> as <code className="font-mono text-sm">cursor</code> for the page after it; nothing is passed over or told twice while rows are added.</p></Chapter>
          <Chapter id="problems" title="Problems"><p>A no is <code className="font-mono text-sm">application/problem+json</code> (RFC 9457) with a <code className="font-mono text-sm">code</code> for programs, a sentence for people and the request’s id.</p>
            <Code>{`{"type":"about:blank","title":"3 units are promised to orders (AH-100042) …","status":422,"code":"below_promised","facts":{"allocated":3,…},"requestId":"…"}`}</Code></Chapter>
          <Chapter id="webhooks" title="Webhooks">
            <p>An address of yours is posted each event that it asked for, at least once, signed as <a href="https://www.standardwebhooks.com" className="underline underline-offset-4">Standard Webhooks</a> say: HMAC-SHA256 with the address’s secret over id, time and body. Answer 2xx within ten seconds; what is not taken comes again with growing pauses for about fifteen hours. The same event always has the same <code className="font-mono text-sm">webhook-id</code>.</p>
            <Code>{`webhook-id: 019b…\nwebhook-timestamp: 1764270000\nwebhook-signature: v1,K5oZ…=\n\n{"type":"fulfillment.ready","timestamp":"2026-11-27T19:00:00.000Z","data":{"id":"231042","orderNumber":"AH-100042","fulfillmentNumber":"AH-100042-1","locationCode":"IND","facts":{…}}}`}</Code>
            <dl className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_1fr]">{Object.entries(webhookKinds).map(([group, kinds]) => <div key={group} className="contents"><dt className="font-medium">{group}</dt><dd className="flex flex-wrap gap-x-4">{kinds.map((kind) => <code key={kind} className="font-mono text-sm">{kind}</code>)}</dd></div>)}</dl>
          </Chapter>
          {groups.map(({ name, operations }) => (
            <Chapter key={name} id={name.toLowerCase()} title={name}>
              <div className="grid gap-8">{operations.map((operation) => <OperationReference key={operation.id} operation={operation} />)}</div>
            </Chapter>
          ))}
        </div>
      </div>
    </div>
  );
}

function Chapter({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0 scroll-mt-24">
      <h2 id={`${id}-title`} className="display-3 border-t border-line pt-5">{title}</h2>
      <div className="mt-3 max-w-[76ch]">{children}</div>
    </section>
  );
}

const Code = ({ children }: { children: string }) => <pre className="mt-4 rounded-md border border-line bg-sunken p-4 font-mono text-xs leading-5 break-words whitespace-pre-wrap">{children}</pre>;
