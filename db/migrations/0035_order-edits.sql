CREATE TABLE "order_edit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"plan" jsonb NOT NULL,
	"reason" text NOT NULL,
	"proposed_by_staff_id" uuid NOT NULL,
	"expires_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "order_edit_times" CHECK (("order_edit"."status" <> 'requested' or "order_edit"."expires_at" is not null) and ("order_edit"."status" in ('confirmed','declined','expired')) = ("order_edit"."decided_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "order_edit" ADD CONSTRAINT "order_edit_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_edit_order_idx" ON "order_edit" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "order_edit_live_key" ON "order_edit" USING btree ("order_id") WHERE "order_edit"."status" in ('pending','requested');--> statement-breakpoint
CREATE INDEX "order_edit_expiry_idx" ON "order_edit" USING btree ("expires_at") WHERE "order_edit"."status" = 'requested';
--> statement-breakpoint
CREATE TRIGGER order_edit_arrows BEFORE UPDATE OF status ON "order_edit" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows('pending>requested', 'pending>declined', 'requested>confirmed', 'requested>declined', 'requested>expired');
