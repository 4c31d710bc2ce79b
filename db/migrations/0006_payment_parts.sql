ALTER TABLE "payment" DROP CONSTRAINT "payment_amounts";--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "hold_prolonged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "order_number" text;--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "challenge_url" text;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "voided_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "payment_gateway_ref_idx" ON "payment" USING btree ("gateway_ref");--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_amounts" CHECK ("payment"."amount_minor" > 0 and "payment"."captured_minor" between 0 and "payment"."amount_minor" and "payment"."refunded_minor" between 0 and "payment"."captured_minor" and "payment"."voided_minor" between 0 and "payment"."amount_minor" - "payment"."captured_minor");