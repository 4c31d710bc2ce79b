CREATE TABLE "order_discount" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid,
	"promotion_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"amount_minor" integer NOT NULL,
	CONSTRAINT "order_discount_positive" CHECK ("order_discount"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "customer_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "customer_group_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "customer_group_member" (
	"group_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "customer_group_member_customer_id_group_id_pk" PRIMARY KEY("customer_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "promotion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"effect" jsonb NOT NULL,
	"conditions" jsonb NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"needs_code" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"is_active" boolean DEFAULT true NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"is_combinable" boolean DEFAULT false NOT NULL,
	"usage_limit" integer,
	"per_customer_limit" integer,
	"budget_minor" integer,
	"used" integer DEFAULT 0 NOT NULL,
	"spent_minor" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "promotion_within_limit" CHECK (("promotion"."usage_limit" is null or "promotion"."used" <= "promotion"."usage_limit") and ("promotion"."budget_minor" is null or "promotion"."spent_minor" <= "promotion"."budget_minor")),
	CONSTRAINT "promotion_dates" CHECK ("promotion"."starts_at" is null or "promotion"."ends_at" is null or "promotion"."starts_at" < "promotion"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "promotion_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promotion_id" uuid NOT NULL,
	"code" text NOT NULL,
	"usage_limit" integer,
	"used" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "promotion_code_within_limit" CHECK ("promotion_code"."usage_limit" is null or "promotion_code"."used" <= "promotion_code"."usage_limit")
);
--> statement-breakpoint
CREATE TABLE "promotion_use" (
	"promotion_id" uuid NOT NULL,
	"checkout_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"code_id" uuid,
	"person" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "promotion_use_promotion_id_checkout_id_pk" PRIMARY KEY("promotion_id","checkout_id")
);
--> statement-breakpoint
ALTER TABLE "cart" ADD COLUMN "codes" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "codes" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "order_discount" ADD CONSTRAINT "order_discount_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "order_discount" ADD CONSTRAINT "order_discount_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "customer_group_member" ADD CONSTRAINT "customer_group_member_group_id_customer_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."customer_group"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "customer_group_member" ADD CONSTRAINT "customer_group_member_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "promotion_code" ADD CONSTRAINT "promotion_code_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "promotion_use" ADD CONSTRAINT "promotion_use_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "promotion_use" ADD CONSTRAINT "promotion_use_code_id_promotion_code_id_fk" FOREIGN KEY ("code_id") REFERENCES "public"."promotion_code"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "order_discount_order_idx" ON "order_discount" USING btree ("order_id");
--> statement-breakpoint
CREATE INDEX "order_discount_line_idx" ON "order_discount" USING btree ("order_line_id");
--> statement-breakpoint
CREATE INDEX "order_discount_promotion_idx" ON "order_discount" USING btree ("promotion_id");
--> statement-breakpoint
CREATE INDEX "customer_group_member_group_idx" ON "customer_group_member" USING btree ("group_id");
--> statement-breakpoint
CREATE INDEX "promotion_automatic_idx" ON "promotion" USING btree ("ends_at") WHERE not "promotion"."needs_code" and "promotion"."is_active";
--> statement-breakpoint
CREATE UNIQUE INDEX "promotion_code_key" ON "promotion_code" USING btree (upper("code"));
--> statement-breakpoint
CREATE INDEX "promotion_code_promotion_idx" ON "promotion_code" USING btree ("promotion_id","created_at");
--> statement-breakpoint
CREATE INDEX "promotion_use_person_idx" ON "promotion_use" USING btree ("promotion_id","person");
--> statement-breakpoint
CREATE INDEX "promotion_use_time_idx" ON "promotion_use" USING btree ("promotion_id","at");
--> statement-breakpoint
CREATE INDEX "promotion_use_order_idx" ON "promotion_use" USING btree ("order_id");
--> statement-breakpoint
CREATE INDEX "promotion_use_code_idx" ON "promotion_use" USING btree ("code_id");
--> statement-breakpoint
INSERT INTO "promotion" (id, name, effect, conditions, currency, needs_code, starts_at, ends_at, is_active, is_combinable, usage_limit, per_customer_limit, used, spent_minor, version)
SELECT c.id, c.name, CASE c.kind WHEN 'percent' THEN jsonb_build_object('kind', 'percent', 'basisPoints', c.value) ELSE jsonb_build_object('kind', 'fixed', 'amountMinor', c.value) END,
  '{"minimumMinor":0,"channels":[],"storeIds":[],"groupIds":[],"segment":null,"productIds":[],"categoryIds":[],"isFullPriceOnly":false}'::jsonb || jsonb_build_object('minimumMinor', c.minimum_subtotal_minor),
  c.currency, true, c.starts_at, c.ends_at, c.is_active = 'yes', c.is_combinable, c.usage_limit, c.per_customer_limit, c.used, coalesce((SELECT sum(r.amount_minor) FROM "coupon_redemption" r WHERE r.coupon_id = c.id), 0), c.version
FROM "coupon" c;
--> statement-breakpoint
INSERT INTO "promotion_code" (id, promotion_id, code, used) SELECT gen_random_uuid(), c.id, c.code, c.used FROM "coupon" c;
--> statement-breakpoint
INSERT INTO "promotion_use" (promotion_id, checkout_id, order_id, code_id, person, amount_minor, at)
SELECT r.coupon_id, r.checkout_id, r.order_id, c.id, r.person, r.amount_minor, r.at FROM "coupon_redemption" r JOIN "promotion_code" c ON c.promotion_id = r.coupon_id;
--> statement-breakpoint
INSERT INTO "order_discount" (id, order_id, order_line_id, promotion_id, name, kind, code, amount_minor)
SELECT gen_random_uuid(), o.id, l.id, o.coupon_id, p.name, p.effect ->> 'kind', o.coupon_code, l.discount_minor
FROM "order" o JOIN "order_line" l ON l.order_id = o.id JOIN "promotion" p ON p.id = o.coupon_id WHERE l.discount_minor > 0;
--> statement-breakpoint
UPDATE "cart" SET codes = array[coupon_code] WHERE coupon_code IS NOT NULL;
--> statement-breakpoint
UPDATE "checkout" SET codes = array_remove(coupon_code || more_coupon_codes, NULL) WHERE coupon_code IS NOT NULL OR more_coupon_codes <> '{}';
--> statement-breakpoint
UPDATE "checkout" SET quote = jsonb_set(jsonb_set(quote, '{quote,promotions}', '[]'), '{quote,codes}', '[]') WHERE quote -> 'quote' IS NOT NULL;
--> statement-breakpoint
DROP TABLE "coupon" CASCADE;
--> statement-breakpoint
DROP TABLE "coupon_redemption" CASCADE;
--> statement-breakpoint
ALTER TABLE "cart" DROP COLUMN "coupon_code";
--> statement-breakpoint
ALTER TABLE "checkout" DROP COLUMN "coupon_code";
--> statement-breakpoint
ALTER TABLE "checkout" DROP COLUMN "more_coupon_codes";
--> statement-breakpoint
ALTER TABLE "order" DROP COLUMN "coupon_id";
