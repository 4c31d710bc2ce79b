import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { deliverTestNotices } from "@/lib/domain/payments/deliver-test-notices";
import { testNoticeSecret } from "@/lib/domain/payments/notice-signature";
import { env } from "@/lib/kernel/env";
import { isUuid } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { formatMoney } from "@/lib/kernel/money";

/** The page of the built-in test bank on which a person confirms a payment. It stands for a page of somebody else's site. */
export async function showChallenge(_request: Request, id: string): Promise<Response> {
  const challenge = isUuid(id) ? await testGateway().challenge(id) : null;
  if (!challenge) return page(404, "Unknown confirmation", `<p>This confirmation does not exist. Go back to the shop and try again.</p><p><a class="quiet" href="/checkout">Back to the shop</a></p>`);
  if (!challenge.isOpen) return page(200, "Already answered", `<p>You have answered this confirmation.</p><p><a class="main" href="${challenge.returnPath}">Back to the shop</a></p>`);
  const amount = formatMoney(challenge.amountMinor, challenge.currency);
  return page(200, "Confirm your payment", `<p class="amount">${amount}</p><p>Alderway Home asks to reserve this amount on your card. Nothing is charged yet.</p>
    <form method="post"><button class="main" name="answer" value="approve">Confirm ${amount}</button><button class="quiet" name="answer" value="decline">Decline</button></form>`);
}

/** The person's answer; then back to the shop, which asks the gateway itself. */
export async function answerChallenge(request: Request, id: string): Promise<Response> {
  if (request.headers.get("sec-fetch-site") === "cross-site" || !isUuid(id)) return page(403, "Not allowed", "<p>Open the confirmation from the shop.</p>");
  const answer = new URLSearchParams((await request.text()).slice(0, 200)).get("answer");
  if (answer !== "approve" && answer !== "decline") return showChallenge(request, id);
  const gateway = testGateway();
  const returnPath = await gateway.answerChallenge(id, answer === "approve");
  if (!returnPath) return showChallenge(request, id);
  const { APP_URL, AUTH_SECRET } = env();
  deliverTestNotices(gateway, { url: `${APP_URL}/api/webhooks/test`, secret: testNoticeSecret(AUTH_SECRET) }).catch((error: unknown) => log.warn({ err: error }, "notices of the test gateway wait for the next delivery"));
  return new Response(null, { status: 303, headers: { location: returnPath, "cache-control": "no-store" } });
}

function page(status: number, title: string, body: string): Response {
  return new Response(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} · Test bank</title><style>${style}</style></head>
<body><main><p class="brand">Test bank</p><h1>${title}</h1>${body}<p class="small">This is the demo’s built-in bank. No real money moves.</p></main></body></html>`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'" },
  });
}

const style = `:root{color-scheme:light dark;--ink:#16202b;--muted:#55606d;--paper:#eef1f5;--card:#fff;--line:#c9d1da;--blue:#12448f;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e9eef4;--muted:#a7b2bf;--paper:#0e141b;--card:#18212b;--line:#34414f;--blue:#8fb8ff;--on:#0b1a33}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{width:100%;max-width:420px;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:32px}
h1{font-size:22px;line-height:1.25;margin:0 0 12px}p{margin:0 0 16px}.brand{font-weight:700;color:var(--blue);letter-spacing:.02em;margin-bottom:24px}.amount{font-size:34px;font-weight:650;font-variant-numeric:tabular-nums;margin-bottom:8px}
form{display:grid;gap:10px;margin:24px 0}button,a.main,a.quiet{display:grid;place-items:center;min-height:48px;width:100%;border-radius:8px;font:inherit;font-weight:600;cursor:pointer;text-decoration:none;border:1px solid var(--line);background:none;color:var(--ink)}
button.main,a.main{background:var(--blue);border-color:var(--blue);color:var(--on)}:focus-visible{outline:3px solid var(--blue);outline-offset:3px}.small{color:var(--muted);font-size:14px;margin:0}`;
