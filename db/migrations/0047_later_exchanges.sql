ALTER TABLE "cash_movement" DROP CONSTRAINT "cash_movement_sign";--> statement-breakpoint
ALTER TABLE "exchange_credit" DROP CONSTRAINT "exchange_credit_return_id_goods_return_id_fk";
--> statement-breakpoint
ALTER TABLE "cash_movement" ADD COLUMN "payment_id" uuid;--> statement-breakpoint
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cash_movement_payment_key" ON "cash_movement" USING btree ("payment_id");--> statement-breakpoint
ALTER TABLE "cash_movement" ADD CONSTRAINT "cash_movement_sign" CHECK ("cash_movement"."amount_minor" <> 0 and ("cash_movement"."kind" in ('pay_in', 'exchange')) = ("cash_movement"."amount_minor" > 0) and ("cash_movement"."kind" = 'refund') = ("cash_movement"."operation_id" is not null) and ("cash_movement"."kind" = 'exchange') = ("cash_movement"."payment_id" is not null));