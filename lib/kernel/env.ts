import { z } from "zod";

const flag = z.enum(["0", "1", "true", "false"]).default("0").transform((v) => v === "1" || v === "true");

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "a PostgreSQL URL: postgresql://user:password@host:5432/name"),
  DIRECT_URL: z.string().regex(/^postgres(ql)?:\/\//, "a PostgreSQL URL that bypasses the pooler").optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12),
  AUTH_SECRET: z.string().min(32, "at least 32 random characters"),
  APP_URL: z.url("the public address of the shop, like https://shop.example").default("http://localhost:3000"),
  MAIL_URL: z.string().regex(/^smtps?:\/\//, "smtp://user:password@host:587").optional(),
  MAIL_FROM: z.string().default("Alderway Home <hello@alderway.example>"),
  MEDIA_DIR: z.string().min(1, "the folder of uploaded pictures").default(".data/media"),
  EASYPOST_API_KEY: z.string().min(1).optional(),
  EASYPOST_WEBHOOK_SECRET: z.string().min(8, "at least 8 characters").optional(),
  EASYPOST_URL: z.url("the address of EasyPost's API").default("https://api.easypost.com"),
  TAXJAR_API_KEY: z.string().min(1).optional(),
  TAXJAR_URL: z.url("the address of TaxJar's API").default("https://api.taxjar.com"),
  DEMO: flag,
  UCP_REQUIRE_SIGNATURES: flag,
  UCP_TRIAL: flag,
  UCP_TRIAL_HANDLERS: z.string().default("").transform((list) => list.split(",").filter(Boolean)),
  UCP_SIMULATION_SECRET: z.string().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type StripeKeys = { secretKey: string; publishableKey: string; webhookSecret: string; apiUrl: string };

/** Stripe takes the payments as soon as all three keys are set; some of them alone are a mistake. Needs none of the other variables. */
export function stripeKeys(): StripeKeys | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: apiUrl = "https://api.stripe.com" } = process.env;
  if (!secretKey && !publishableKey && !webhookSecret) return null;
  if (!secretKey || !publishableKey || !webhookSecret) throw new Error("Stripe needs STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET together (see .env.example)");
  return { secretKey, publishableKey, webhookSecret, apiUrl };
}

export type Env = Readonly<z.infer<typeof schema> & { directUrl: string }>;

let parsed: Env | undefined;

/** The configuration, parsed once. A missing or malformed variable stops the start with its name and what is expected. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Configuration is incomplete (see .env.example):\n${lines.join("\n")}`);
  }
  parsed = { ...result.data, directUrl: result.data.DIRECT_URL ?? result.data.DATABASE_URL };
  return parsed;
}
