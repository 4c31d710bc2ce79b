CREATE TABLE "stored_value" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"customer_id" uuid,
	"code_hash" text,
	"code_last4" text,
	"currency" text DEFAULT 'USD' NOT NULL,
	"balance_minor" integer DEFAULT 0 NOT NULL,
	"order_line_id" uuid,
	"position" integer,
	"recipient_name" text,
	"recipient_email" text,
	"sender_name" text,
	"message" text,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "stored_value_codeHash_unique" UNIQUE("code_hash"),
	CONSTRAINT "stored_value_balance" CHECK ("stored_value"."balance_minor" >= 0),
	CONSTRAINT "stored_value_kind" CHECK (case "stored_value"."kind" when 'gift_card' then "stored_value"."code_hash" is not null and "stored_value"."code_last4" is not null when 'store_credit' then "stored_value"."customer_id" is not null and "stored_value"."code_hash" is null else false end)
);
--> statement-breakpoint
CREATE TABLE "stored_value_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stored_value_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"payment_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"by_staff_id" uuid,
	"idempotency_key" text NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "stored_value_entry_idempotencyKey_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "stored_value_entry_sign" CHECK (case "stored_value_entry"."kind" when 'held' then "stored_value_entry"."amount_minor" < 0 and "stored_value_entry"."payment_id" is not null when 'adjusted' then "stored_value_entry"."amount_minor" <> 0 else "stored_value_entry"."amount_minor" > 0 end)
);
--> statement-breakpoint
DROP INDEX "payment_live_key";--> statement-breakpoint
ALTER TABLE "variant" ADD COLUMN "is_gift_card" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "stored_value_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "tender" text DEFAULT 'card' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "stored_value_id" uuid;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_operation" ADD COLUMN "wish_key" text;--> statement-breakpoint
UPDATE "payment_operation" SET "wish_key" = "idempotency_key";--> statement-breakpoint
ALTER TABLE "payment_operation" ALTER COLUMN "wish_key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_operation" ADD COLUMN "credit_to" uuid;--> statement-breakpoint
ALTER TABLE "stored_value" ADD CONSTRAINT "stored_value_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_value_entry" ADD CONSTRAINT "stored_value_entry_stored_value_id_stored_value_id_fk" FOREIGN KEY ("stored_value_id") REFERENCES "public"."stored_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stored_value_credit_key" ON "stored_value" USING btree ("customer_id","currency") WHERE "stored_value"."kind" = 'store_credit';--> statement-breakpoint
CREATE UNIQUE INDEX "stored_value_sold_key" ON "stored_value" USING btree ("order_line_id","position");--> statement-breakpoint
CREATE INDEX "stored_value_customer_idx" ON "stored_value" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "stored_value_created_idx" ON "stored_value" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "stored_value_entry_value_idx" ON "stored_value_entry" USING btree ("stored_value_id","at");--> statement-breakpoint
CREATE INDEX "stored_value_entry_payment_idx" ON "stored_value_entry" USING btree ("payment_id");--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_stored_value_id_stored_value_id_fk" FOREIGN KEY ("stored_value_id") REFERENCES "public"."stored_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_operation" ADD CONSTRAINT "payment_operation_credit_to_stored_value_id_fk" FOREIGN KEY ("credit_to") REFERENCES "public"."stored_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_stored_value_idx" ON "payment" USING btree ("stored_value_id");--> statement-breakpoint
CREATE INDEX "payment_operation_wish_idx" ON "payment_operation" USING btree ("wish_key");--> statement-breakpoint
CREATE INDEX "payment_operation_credit_idx" ON "payment_operation" USING btree ("credit_to");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_live_key" ON "payment" USING btree ("fulfillment_id","round",coalesce("stored_value_id"::text, "tender")) WHERE "payment"."status" in ('authorized','captured','partially_captured','partially_refunded','refunded');--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_tender" CHECK (("payment"."tender" in ('gift_card', 'store_credit')) = ("payment"."stored_value_id" is not null) and ("payment"."tender" = 'card') = ("payment"."gateway" <> 'house'));
--> statement-breakpoint
CREATE TRIGGER stored_value_entry_append_only BEFORE UPDATE OR DELETE ON stored_value_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
-- The balance is the ledger's running total: an entry moves it in its own statement, and nothing else may. A value that is blocked or has expired may not be spent, and `stored_value_balance` keeps it from falling below zero.
CREATE FUNCTION move_stored_value() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stored_value v SET balance_minor = v.balance_minor + new.amount_minor
  WHERE v.id = new.stored_value_id AND (new.kind <> 'held' OR (v.status = 'active' AND (v.expires_at IS NULL OR v.expires_at > shop_clock())));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this value cannot be spent' USING ERRCODE = 'check_violation', CONSTRAINT = 'stored_value_spendable';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER stored_value_entry_moves AFTER INSERT ON stored_value_entry FOR EACH ROW EXECUTE FUNCTION move_stored_value();--> statement-breakpoint
CREATE TRIGGER stored_value_by_ledger BEFORE UPDATE OF balance_minor ON stored_value FOR EACH ROW
  WHEN (old.balance_minor <> new.balance_minor AND pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
-- What was wished for, over the tenders that it was split over.
CREATE VIEW payment_wish AS
  SELECT wish_key AS key, min(kind) AS kind, sum(amount_minor)::integer AS amount_minor, coalesce(sum(amount_minor) FILTER (WHERE status = 'succeeded'), 0)::integer AS succeeded_minor,
    CASE WHEN bool_or(status = 'pending') THEN 'pending' WHEN bool_or(status = 'failed') THEN 'failed' ELSE 'succeeded' END AS status,
    min(created_at) AS created_at, max(settled_at) AS settled_at
  FROM payment_operation GROUP BY wish_key;
