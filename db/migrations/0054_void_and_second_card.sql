ALTER TABLE "cash_movement" DROP CONSTRAINT "cash_movement_sign";--> statement-breakpoint
DROP INDEX "payment_live_key";--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "card_position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "till_sale" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "till_sale" ADD COLUMN "voided_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "till_sale" ADD COLUMN "void_approved_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "till_sale" ADD COLUMN "void_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_live_key" ON "payment" USING btree ("fulfillment_id","round",coalesce("stored_value_id"::text, "tender"),"card_position") WHERE "payment"."status" in ('authorized','captured','partially_captured','partially_refunded','refunded');--> statement-breakpoint
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_sign" CHECK ("cash_movement"."amount_minor" <> 0 and ("cash_movement"."kind" in ('pay_in', 'exchange')) = ("cash_movement"."amount_minor" > 0) and ("cash_movement"."kind" in ('refund', 'void')) = ("cash_movement"."operation_id" is not null) and ("cash_movement"."kind" = 'exchange') = ("cash_movement"."payment_id" is not null));--> statement-breakpoint
ALTER TABLE "till_sale" ADD CONSTRAINT "till_sale_void" CHECK (("till_sale"."voided_at" is null) = ("till_sale"."voided_by_staff_id" is null) and ("till_sale"."voided_at" is null) = ("till_sale"."void_reason" is null) and ("till_sale"."void_approved_by_staff_id" is null or "till_sale"."voided_at" is not null));