CREATE TABLE "register" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"name" text NOT NULL,
	"device_hash" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"seat_staff_id" uuid,
	"seat_seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "register_seat" CHECK (("register"."seat_staff_id" is null) = ("register"."seat_seen_at" is null))
);
--> statement-breakpoint
CREATE TABLE "staff_pin" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"pin_hash" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cash_movement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"reason" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"operation_id" uuid,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "cash_movement_sign" CHECK ("cash_movement"."amount_minor" <> 0 and ("cash_movement"."kind" = 'pay_in') = ("cash_movement"."amount_minor" > 0) and ("cash_movement"."kind" = 'refund') = ("cash_movement"."operation_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "cash_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"currency" text DEFAULT 'USD' NOT NULL,
	"float_minor" integer NOT NULL,
	"opened_by_staff_id" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"pieces" jsonb,
	"counted_minor" integer,
	"expected_minor" integer,
	"counted_by_staff_id" uuid,
	"counted_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"approved_by_staff_id" uuid,
	"closed_by_staff_id" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "cash_session_float" CHECK ("cash_session"."float_minor" >= 0),
	CONSTRAINT "cash_session_counted" CHECK (("cash_session"."status" = 'open') = ("cash_session"."counted_minor" is null) and ("cash_session"."counted_minor" is null) = ("cash_session"."expected_minor" is null) and ("cash_session"."status" = 'closed') = ("cash_session"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "till_sale" (
	"id" uuid PRIMARY KEY NOT NULL,
	"register_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"customer_id" uuid,
	"cash_due_minor" integer,
	"received_minor" integer,
	"attempts" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "till_sale_cash" CHECK (("till_sale"."cash_due_minor" is null) = ("till_sale"."received_minor" is null) and ("till_sale"."received_minor" is null or "till_sale"."received_minor" >= "till_sale"."cash_due_minor"))
);
--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "staff_id" uuid;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "cash_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "register" ADD CONSTRAINT "register_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register" ADD CONSTRAINT "register_seat_staff_id_staff_id_fk" FOREIGN KEY ("seat_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_pin" ADD CONSTRAINT "staff_pin_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_session_id_cash_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."cash_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_operation_id_payment_operation_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."payment_operation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_session" ADD CONSTRAINT "cash_session_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_sale" ADD CONSTRAINT "till_sale_id_cart_id_fk" FOREIGN KEY ("id") REFERENCES "public"."cart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_sale" ADD CONSTRAINT "till_sale_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "public"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_sale" ADD CONSTRAINT "till_sale_session_id_cash_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."cash_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "register_name_key" ON "register" USING btree ("location_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "register_device_key" ON "register" USING btree ("device_hash");--> statement-breakpoint
CREATE INDEX "register_seat_idx" ON "register" USING btree ("seat_staff_id");--> statement-breakpoint
CREATE INDEX "cash_movement_session_idx" ON "cash_movement" USING btree ("session_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "cash_movement_operation_key" ON "cash_movement" USING btree ("operation_id");--> statement-breakpoint
CREATE INDEX "cash_session_register_idx" ON "cash_session" USING btree ("register_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cash_session_live_key" ON "cash_session" USING btree ("register_id") WHERE "cash_session"."status" in ('open', 'counted');--> statement-breakpoint
CREATE INDEX "till_sale_register_idx" ON "till_sale" USING btree ("register_id","created_at");--> statement-breakpoint
CREATE INDEX "till_sale_session_idx" ON "till_sale" USING btree ("session_id");
--> statement-breakpoint
DROP TRIGGER fulfillment_pickup_arrows ON "fulfillment";
--> statement-breakpoint
CREATE TRIGGER fulfillment_pickup_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method NOT IN ('ship', 'local_delivery', 'carry_out')) EXECUTE FUNCTION only_along_arrows(
  'open>picking', 'open>on_hold', 'open>awaiting_shopper', 'open>in_transit_to_store', 'open>cancelled',
  'picking>open', 'picking>ready', 'picking>awaiting_shopper', 'picking>on_hold', 'picking>cancelled',
  'ready>picking', 'ready>handed_over', 'ready>expired', 'ready>awaiting_shopper', 'ready>cancelled',
  'awaiting_shopper>open', 'awaiting_shopper>picking', 'awaiting_shopper>ready', 'awaiting_shopper>cancelled',
  'on_hold>open', 'on_hold>cancelled',
  'in_transit_to_store>open', 'in_transit_to_store>ready', 'in_transit_to_store>cancelled',
  'expired>cancelled');
--> statement-breakpoint
CREATE TRIGGER fulfillment_carry_out_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method = 'carry_out') EXECUTE FUNCTION only_along_arrows('open>handed_over');
--> statement-breakpoint
CREATE TRIGGER cash_session_arrows BEFORE UPDATE OF status ON "cash_session" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows('open>counted', 'counted>closed');
