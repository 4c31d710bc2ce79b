CREATE TABLE "routing_decision" (
	"fulfillment_id" uuid PRIMARY KEY NOT NULL,
	"rule_set_version" integer NOT NULL,
	"decision" jsonb NOT NULL,
	"decided_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing_rule_set" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer,
	"status" text NOT NULL,
	"rules" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"saved_by_staff_id" uuid,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "routing_rule_set_version_unique" UNIQUE("version"),
	CONSTRAINT "routing_rule_set_published" CHECK (("routing_rule_set"."status" = 'draft') = ("routing_rule_set"."version" is null) and ("routing_rule_set"."status" = 'draft') = ("routing_rule_set"."published_at" is null) and "routing_rule_set"."status" in ('draft', 'published', 'replaced'))
);
--> statement-breakpoint
ALTER TABLE "routing_decision" ADD CONSTRAINT "routing_decision_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "routing_rule_set_one_key" ON "routing_rule_set" USING btree ("status") WHERE "routing_rule_set"."status" in ('draft', 'published');--> statement-breakpoint
CREATE TRIGGER routing_rule_set_arrows BEFORE UPDATE OF status ON "routing_rule_set" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows('draft>published', 'published>replaced');
