CREATE TABLE "drift_finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"row_key" text NOT NULL,
	"row" jsonb NOT NULL,
	"first_run_id" bigint NOT NULL,
	"last_run_id" bigint NOT NULL,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "drift_repair" (
	"id" uuid PRIMARY KEY NOT NULL,
	"finding_id" uuid NOT NULL,
	"repair" jsonb NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"proposed_by_staff_id" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"decided_by_staff_id" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "drift_repair_two_people" CHECK (("drift_repair"."status" = 'proposed') = ("drift_repair"."decided_by_staff_id" is null) and ("drift_repair"."status" <> 'applied' or "drift_repair"."decided_by_staff_id" <> "drift_repair"."proposed_by_staff_id"))
);
--> statement-breakpoint
CREATE TABLE "drift_run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drift_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"started_by_staff_id" uuid,
	"rules" integer NOT NULL,
	"broken" integer NOT NULL,
	"findings" integer NOT NULL,
	"took_ms" integer NOT NULL,
	"at" timestamp with time zone DEFAULT shop_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_policy" (
	"role" text PRIMARY KEY NOT NULL,
	"given" text[] DEFAULT '{}' NOT NULL,
	"taken" text[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by_staff_id" uuid,
	"changed_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "role_policy_not_admin" CHECK ("role_policy"."role" <> 'admin' and not ('team.manage' = any("role_policy"."given")) and not ("role_policy"."given" && "role_policy"."taken"))
);
--> statement-breakpoint
ALTER TABLE "drift_finding" ADD CONSTRAINT "drift_finding_first_run_id_drift_run_id_fk" FOREIGN KEY ("first_run_id") REFERENCES "public"."drift_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_finding" ADD CONSTRAINT "drift_finding_last_run_id_drift_run_id_fk" FOREIGN KEY ("last_run_id") REFERENCES "public"."drift_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_repair" ADD CONSTRAINT "drift_repair_finding_id_drift_finding_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."drift_finding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drift_finding_open_key" ON "drift_finding" USING btree ("rule","row_key") WHERE "drift_finding"."gone_at" is null;--> statement-breakpoint
CREATE INDEX "drift_finding_first_idx" ON "drift_finding" USING btree ("first_run_id");--> statement-breakpoint
CREATE INDEX "drift_finding_last_idx" ON "drift_finding" USING btree ("last_run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "drift_repair_open_key" ON "drift_repair" USING btree ("finding_id") WHERE "drift_repair"."status" = 'proposed';--> statement-breakpoint
CREATE INDEX "drift_repair_finding_idx" ON "drift_repair" USING btree ("finding_id");--> statement-breakpoint
CREATE INDEX "drift_run_at_idx" ON "drift_run" USING btree ("at");--> statement-breakpoint
CREATE TRIGGER drift_repair_arrows BEFORE UPDATE OF status ON "drift_repair" FOR EACH ROW
  WHEN (old.status <> new.status) EXECUTE FUNCTION only_along_arrows('proposed>applied', 'proposed>declined');
