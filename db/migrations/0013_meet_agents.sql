CREATE TABLE "agent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"profile_url" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"profile" jsonb,
	"profile_expires_at" timestamp with time zone,
	"first_seen_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "agent_status_known" CHECK ("agent"."status" in ('active','blocked')),
	CONSTRAINT "agent_profile_has_expiry" CHECK (("agent"."profile" is null) = ("agent"."profile_expires_at" is null))
);
--> statement-breakpoint
CREATE TABLE "agent_cart" (
	"cart_id" uuid PRIMARY KEY NOT NULL,
	"agent_id" uuid NOT NULL,
	"protocol_version" text NOT NULL,
	"state" jsonb NOT NULL,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "agent_cart_version" CHECK ("agent_cart"."protocol_version" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
);
--> statement-breakpoint
CREATE TABLE "agent_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agent_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"answer" text,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "agent_order_note" (
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "agent_order_note_order_id_kind_note_id_pk" PRIMARY KEY("order_id","kind","note_id"),
	CONSTRAINT "agent_order_note_kind" CHECK ("agent_order_note"."kind" in ('event','adjustment'))
);
--> statement-breakpoint
CREATE TABLE "delivery_offer" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"minimum_subtotal_minor" integer
);
--> statement-breakpoint
CREATE TABLE "delivery_offer_variant" (
	"offer_code" text NOT NULL,
	"variant_id" uuid NOT NULL,
	CONSTRAINT "delivery_offer_variant_offer_code_variant_id_pk" PRIMARY KEY("offer_code","variant_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_rate" (
	"code" text PRIMARY KEY NOT NULL,
	"country" text,
	"level" text NOT NULL,
	"title" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	CONSTRAINT "delivery_rate_amount" CHECK ("delivery_rate"."amount_minor" >= 0 and ("delivery_rate"."country" is null or "delivery_rate"."country" ~ '^[A-Z]{2}$'))
);
--> statement-breakpoint
ALTER TABLE "customer_address" ADD COLUMN "reference" text;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "more_coupon_codes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "coupon" ADD COLUMN "is_combinable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agent_cart" ADD CONSTRAINT "agent_cart_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_cart" ADD CONSTRAINT "agent_cart_agent_id_agent_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_notice" ADD CONSTRAINT "agent_notice_agent_id_agent_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_offer_variant" ADD CONSTRAINT "delivery_offer_variant_offer_code_delivery_offer_code_fk" FOREIGN KEY ("offer_code") REFERENCES "public"."delivery_offer"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_offer_variant" ADD CONSTRAINT "delivery_offer_variant_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agent_profile_url_key" ON "agent" USING btree ("profile_url");--> statement-breakpoint
CREATE INDEX "agent_cart_agent_idx" ON "agent_cart" USING btree ("agent_id","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_notice_event_key" ON "agent_notice" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "agent_notice_agent_idx" ON "agent_notice" USING btree ("agent_id","created_at");--> statement-breakpoint
CREATE INDEX "agent_notice_order_idx" ON "agent_notice" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "delivery_offer_variant_idx" ON "delivery_offer_variant" USING btree ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_address_reference_key" ON "customer_address" USING btree ("customer_id","reference");