ALTER TABLE "fulfillment" ADD COLUMN "hold_reason" text;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "hold_note" text;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "held_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "paused_reason" text;--> statement-breakpoint
ALTER TABLE "location" ADD COLUMN "paused_by_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_hold_has_reason" CHECK (("fulfillment"."status" = 'on_hold') = ("fulfillment"."hold_reason" is not null) and ("fulfillment"."hold_reason" is null) = ("fulfillment"."held_at" is null));--> statement-breakpoint
ALTER TABLE "location" ADD CONSTRAINT "location_pause" CHECK (("location"."paused_until" is null) = ("location"."paused_reason" is null) and ("location"."paused_until" is null) = ("location"."paused_at" is null));