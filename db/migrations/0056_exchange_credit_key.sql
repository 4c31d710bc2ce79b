-- By hand: the schema of returns builds on that of fulfillment, so the key cannot be said there.
ALTER TABLE "exchange_credit" ADD CONSTRAINT "exchange_credit_return_id_goods_return_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."goods_return"("id") ON DELETE no action ON UPDATE no action;
