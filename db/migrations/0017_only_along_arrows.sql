CREATE FUNCTION only_along_arrows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (old.status || '>' || new.status) = ANY (tg_argv) THEN
    RAISE EXCEPTION '% may not go from % to %', tg_table_name, old.status, new.status USING ERRCODE = 'check_violation', CONSTRAINT = tg_name;
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER fulfillment_pickup_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method NOT IN ('ship', 'local_delivery')) EXECUTE FUNCTION only_along_arrows(
  'open>picking', 'open>on_hold', 'open>awaiting_shopper', 'open>in_transit_to_store', 'open>cancelled',
  'picking>open', 'picking>ready', 'picking>awaiting_shopper', 'picking>on_hold', 'picking>cancelled',
  'ready>picking', 'ready>handed_over', 'ready>expired', 'ready>awaiting_shopper', 'ready>cancelled',
  'awaiting_shopper>open', 'awaiting_shopper>picking', 'awaiting_shopper>ready', 'awaiting_shopper>cancelled',
  'on_hold>open', 'on_hold>cancelled',
  'in_transit_to_store>open', 'in_transit_to_store>ready', 'in_transit_to_store>cancelled',
  'expired>cancelled');
--> statement-breakpoint
CREATE TRIGGER fulfillment_ship_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method IN ('ship', 'local_delivery')) EXECUTE FUNCTION only_along_arrows(
  'open>picking', 'open>on_hold', 'open>awaiting_shopper', 'open>cancelled',
  'picking>open', 'picking>packed', 'picking>awaiting_shopper', 'picking>on_hold', 'picking>cancelled',
  'packed>picking', 'packed>shipped', 'packed>cancelled',
  'shipped>delivered', 'shipped>lost',
  'awaiting_shopper>open', 'awaiting_shopper>picking', 'awaiting_shopper>cancelled',
  'on_hold>open', 'on_hold>cancelled');
--> statement-breakpoint
CREATE TRIGGER checkout_arrows BEFORE UPDATE OF status ON "checkout" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'open>ready', 'open>cancelled', 'open>expired',
  'ready>open', 'ready>completing', 'ready>cancelled', 'ready>expired',
  'completing>completed', 'completing>ready', 'completing>open', 'completing>expired');
--> statement-breakpoint
CREATE TRIGGER payment_arrows BEFORE UPDATE OF status ON "payment" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows(
  'created>authorized', 'created>failed', 'created>voided',
  'authorized>captured', 'authorized>partially_captured', 'authorized>voided', 'authorized>expired', 'authorized>failed',
  'partially_captured>captured', 'partially_captured>partially_refunded', 'partially_captured>refunded',
  'captured>partially_refunded', 'captured>refunded',
  'partially_refunded>refunded',
  'expired>authorized');
