CREATE TABLE "loyalty_member" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"tier_id" uuid NOT NULL,
	"tier_since" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"owed_points" integer DEFAULT 0 NOT NULL,
	"warned_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "loyalty_member_owed" CHECK ("loyalty_member"."owed_points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "loyalty_policy" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"wait_days" smallint DEFAULT 7 NOT NULL,
	"valid_months" smallint DEFAULT 12 NOT NULL,
	"warn_days" smallint DEFAULT 30 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "loyalty_policy_one_row" CHECK ("loyalty_policy"."id"),
	CONSTRAINT "loyalty_policy_amounts" CHECK ("loyalty_policy"."wait_days" between 0 and 90 and "loyalty_policy"."valid_months" between 1 and 60 and "loyalty_policy"."warn_days" between 1 and 90)
);
--> statement-breakpoint
CREATE TABLE "loyalty_tier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"from_minor" integer NOT NULL,
	"points_per_hundred" integer NOT NULL,
	"group_id" uuid,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "loyalty_tier_name_unique" UNIQUE("name"),
	CONSTRAINT "loyalty_tier_fromMinor_unique" UNIQUE("from_minor"),
	CONSTRAINT "loyalty_tier_amounts" CHECK ("loyalty_tier"."from_minor" >= 0 and "loyalty_tier"."points_per_hundred" between 0 and 2000)
);
--> statement-breakpoint
CREATE TABLE "point_award" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"order_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"basis_minor" integer NOT NULL,
	"points_per_hundred" integer NOT NULL,
	"points" integer NOT NULL,
	"credited_points" integer DEFAULT 0 NOT NULL,
	"earned_at" timestamp with time zone,
	"available_at" timestamp with time zone,
	"moves" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "point_award_amounts" CHECK ("point_award"."basis_minor" >= 0 and "point_award"."points" >= 0 and "point_award"."credited_points" >= 0 and case "point_award"."status" when 'pending' then "point_award"."credited_points" = 0 when 'available' then "point_award"."available_at" is not null else false end)
);
--> statement-breakpoint
CREATE TABLE "stored_value_lot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stored_value_id" uuid NOT NULL,
	"amount_minor" integer NOT NULL,
	"left_minor" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "stored_value_lot_left" CHECK ("stored_value_lot"."amount_minor" > 0 and "stored_value_lot"."left_minor" between 0 and "stored_value_lot"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "stored_value_lot_move" (
	"entry_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"amount_minor" integer NOT NULL,
	CONSTRAINT "stored_value_lot_move_entry_id_lot_id_pk" PRIMARY KEY("entry_id","lot_id"),
	CONSTRAINT "stored_value_lot_move_amount" CHECK ("stored_value_lot_move"."amount_minor" <> 0)
);
--> statement-breakpoint
ALTER TABLE "payment" DROP CONSTRAINT "payment_tender";--> statement-breakpoint
ALTER TABLE "stored_value" DROP CONSTRAINT "stored_value_kind";--> statement-breakpoint
ALTER TABLE "stored_value_entry" DROP CONSTRAINT "stored_value_entry_sign";--> statement-breakpoint
DROP INDEX "stored_value_credit_key";--> statement-breakpoint
ALTER TABLE "stored_value_entry" ADD COLUMN "valid_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "loyalty_member" ADD CONSTRAINT "loyalty_member_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loyalty_member" ADD CONSTRAINT "loyalty_member_tier_id_loyalty_tier_id_fk" FOREIGN KEY ("tier_id") REFERENCES "public"."loyalty_tier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loyalty_tier" ADD CONSTRAINT "loyalty_tier_group_id_customer_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."customer_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_award" ADD CONSTRAINT "point_award_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_value_lot" ADD CONSTRAINT "stored_value_lot_stored_value_id_stored_value_id_fk" FOREIGN KEY ("stored_value_id") REFERENCES "public"."stored_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_value_lot_move" ADD CONSTRAINT "stored_value_lot_move_entry_id_stored_value_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."stored_value_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_value_lot_move" ADD CONSTRAINT "stored_value_lot_move_lot_id_stored_value_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."stored_value_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "loyalty_member_tier_idx" ON "loyalty_member" USING btree ("tier_id");--> statement-breakpoint
CREATE INDEX "loyalty_tier_group_idx" ON "loyalty_tier" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "point_award_key" ON "point_award" USING btree ("order_id","customer_id","kind");--> statement-breakpoint
CREATE INDEX "point_award_customer_idx" ON "point_award" USING btree ("customer_id","earned_at");--> statement-breakpoint
CREATE INDEX "point_award_due_idx" ON "point_award" USING btree ("available_at") WHERE "point_award"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "stored_value_lot_value_idx" ON "stored_value_lot" USING btree ("stored_value_id","expires_at");--> statement-breakpoint
CREATE INDEX "stored_value_lot_ending_idx" ON "stored_value_lot" USING btree ("expires_at") WHERE "stored_value_lot"."left_minor" > 0;--> statement-breakpoint
CREATE INDEX "stored_value_lot_move_lot_idx" ON "stored_value_lot_move" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stored_value_own_key" ON "stored_value" USING btree ("customer_id","kind","currency") WHERE "stored_value"."kind" in ('store_credit', 'points');--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_tender" CHECK (("payment"."tender" in ('gift_card', 'store_credit', 'points')) = ("payment"."stored_value_id" is not null) and ("payment"."tender" = 'card') = ("payment"."gateway" <> 'house'));--> statement-breakpoint
ALTER TABLE "stored_value" ADD CONSTRAINT "stored_value_kind" CHECK (case "stored_value"."kind" when 'gift_card' then "stored_value"."code_hash" is not null and "stored_value"."code_last4" is not null when 'store_credit' then "stored_value"."customer_id" is not null and "stored_value"."code_hash" is null when 'points' then "stored_value"."customer_id" is not null and "stored_value"."code_hash" is null else false end);--> statement-breakpoint
ALTER TABLE "stored_value_entry" ADD CONSTRAINT "stored_value_entry_sign" CHECK (case "stored_value_entry"."kind" when 'held' then "stored_value_entry"."amount_minor" < 0 and "stored_value_entry"."payment_id" is not null when 'adjusted' then "stored_value_entry"."amount_minor" <> 0 when 'joined' then "stored_value_entry"."amount_minor" <> 0 when 'expired' then "stored_value_entry"."amount_minor" < 0 when 'taken_back' then "stored_value_entry"."amount_minor" < 0 else "stored_value_entry"."amount_minor" > 0 end);--> statement-breakpoint
-- What can be spent of a value now. A point lasts as long as its lot, by the clock and not by the job that ends it.
CREATE FUNCTION value_left(v stored_value) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN v.kind <> 'points' THEN v.balance_minor ELSE (
    SELECT coalesce(sum(l.left_minor), 0)::integer FROM stored_value_lot l WHERE l.stored_value_id = v.id AND l.left_minor > 0 AND (l.expires_at IS NULL OR l.expires_at > shop_clock())) END
$$;--> statement-breakpoint
-- Lays an entry of points on their lots: what is spent comes from those that end first, what is given back returns to those it came from. A lot that ended meanwhile lasts 30 days more then. The value's row is locked by its caller.
CREATE FUNCTION move_lots(entry stored_value_entry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  lot record;
  wanted integer := abs(entry.amount_minor);
  part integer;
BEGIN
  IF entry.amount_minor < 0 THEN
    FOR lot IN SELECT l.id, l.left_minor AS most FROM stored_value_lot l
      WHERE l.stored_value_id = entry.stored_value_id AND l.left_minor > 0 AND (entry.kind = 'expired') = coalesce(l.expires_at <= shop_clock(), false) ORDER BY l.expires_at NULLS LAST, l.id
    LOOP
      part := least(wanted, lot.most);
      EXIT WHEN part = 0;
      INSERT INTO stored_value_lot_move (entry_id, lot_id, amount_minor) VALUES (entry.id, lot.id, -part);
      UPDATE stored_value_lot SET left_minor = left_minor - part WHERE id = lot.id;
      wanted := wanted - part;
    END LOOP;
  ELSIF entry.kind IN ('released', 'refunded') THEN
    FOR lot IN SELECT l.id, -sum(m.amount_minor)::integer AS most FROM stored_value_entry e JOIN stored_value_lot_move m ON m.entry_id = e.id JOIN stored_value_lot l ON l.id = m.lot_id
      WHERE e.payment_id = entry.payment_id AND e.stored_value_id = entry.stored_value_id GROUP BY l.id HAVING sum(m.amount_minor) < 0 ORDER BY l.expires_at DESC NULLS FIRST, l.id
    LOOP
      part := least(wanted, lot.most);
      EXIT WHEN part = 0;
      INSERT INTO stored_value_lot_move (entry_id, lot_id, amount_minor) VALUES (entry.id, lot.id, part);
      UPDATE stored_value_lot SET left_minor = left_minor + part, expires_at = CASE WHEN expires_at <= shop_clock() THEN shop_clock() + interval '30 days' ELSE expires_at END WHERE id = lot.id;
      wanted := wanted - part;
    END LOOP;
  ELSE
    INSERT INTO stored_value_lot (id, stored_value_id, amount_minor, left_minor, expires_at, created_at) VALUES (entry.id, entry.stored_value_id, wanted, wanted, entry.valid_until, entry.at);
    INSERT INTO stored_value_lot_move (entry_id, lot_id, amount_minor) VALUES (entry.id, entry.id, wanted);
    wanted := 0;
  END IF;
  IF wanted > 0 THEN
    RAISE EXCEPTION 'these points are not there' USING ERRCODE = 'check_violation', CONSTRAINT = 'stored_value_balance';
  END IF;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION move_stored_value() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved text;
BEGIN
  UPDATE stored_value v SET balance_minor = v.balance_minor + new.amount_minor
  WHERE v.id = new.stored_value_id AND (new.kind <> 'held' OR (v.status = 'active' AND (v.expires_at IS NULL OR v.expires_at > shop_clock()))) RETURNING v.kind INTO moved;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this value cannot be spent' USING ERRCODE = 'check_violation', CONSTRAINT = 'stored_value_spendable';
  END IF;
  IF moved = 'points' THEN
    PERFORM move_lots(new);
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER stored_value_lot_by_ledger BEFORE INSERT OR UPDATE OR DELETE ON stored_value_lot FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
CREATE TRIGGER stored_value_lot_move_by_ledger BEFORE INSERT ON stored_value_lot_move FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
CREATE TRIGGER stored_value_lot_move_append_only BEFORE UPDATE OR DELETE ON stored_value_lot_move FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
-- Who is in a group: by hand, or by the tier that they have reached.
CREATE VIEW group_member AS
  SELECT group_id, customer_id FROM customer_group_member
  UNION SELECT t.group_id, m.customer_id FROM loyalty_member m JOIN loyalty_tier t ON t.id = m.tier_id WHERE t.group_id IS NOT NULL;--> statement-breakpoint
INSERT INTO loyalty_policy DEFAULT VALUES;--> statement-breakpoint
INSERT INTO loyalty_tier (id, name, from_minor, points_per_hundred) VALUES (gen_random_uuid(), 'Sapling', 0, 100), (gen_random_uuid(), 'Alder', 100000, 150), (gen_random_uuid(), 'Grove', 300000, 200);
