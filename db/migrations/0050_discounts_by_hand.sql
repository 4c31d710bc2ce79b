CREATE TABLE "discount_limit" (
	"role" text PRIMARY KEY NOT NULL,
	"basis_points" integer NOT NULL,
	"amount_minor" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by_staff_id" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "discount_limit_range" CHECK ("discount_limit"."basis_points" between 0 and 10000 and ("discount_limit"."amount_minor" is null or "discount_limit"."amount_minor" >= 0))
);
--> statement-breakpoint
CREATE TABLE "till_approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sale_id" uuid NOT NULL,
	"register_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"approved_by_staff_id" uuid NOT NULL,
	"line" text,
	"effect" jsonb NOT NULL,
	"amount_minor" integer NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "till_approval_amount" CHECK ("till_approval"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "order_discount" ALTER COLUMN "promotion_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "by_hand" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "stored_value_caps" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "order_discount" ADD COLUMN "staff_id" uuid;--> statement-breakpoint
ALTER TABLE "order_discount" ADD COLUMN "approved_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "order_discount" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "parked_sale" ADD COLUMN "off" jsonb;--> statement-breakpoint
ALTER TABLE "till_approval" ADD CONSTRAINT "till_approval_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "till_approval_sale_idx" ON "till_approval" USING btree ("sale_id");--> statement-breakpoint
CREATE INDEX "till_approval_register_idx" ON "till_approval" USING btree ("register_id");--> statement-breakpoint
ALTER TABLE "order_discount" ADD CONSTRAINT "order_discount_giver" CHECK (("order_discount"."promotion_id" is null) = ("order_discount"."staff_id" is not null) and ("order_discount"."staff_id" is not null or "order_discount"."approved_by_staff_id" is null));