"use client";

import { MapPin } from "lucide-react";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { handOver } from "@/lib/actions/fulfillment";
import { leftToHandOver } from "@/lib/domain/fulfillment/line-progress";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { readScan } from "@/lib/domain/fulfillment/scan";
import { formatMoney } from "@/lib/kernel/money";
import { say } from "@/lib/kernel/wording";
import { CameraScanner } from "@/components/scan/camera-scanner";
import { CodePad } from "./code-pad";
import { IdForm } from "./id-form";
import { PartPicker } from "./part-picker";
import { PassForm } from "./pass-form";
import { play } from "./sounds";
import { withdrawUndo } from "./undo-bar";
import { useWedge } from "./use-wedge";

type Proof = { kind: "code" | "pass"; code: string } | { kind: "id"; name: string; note: string };

/** The right person, the right goods: six digits, the QR, or an ID. Money is taken for exactly what is given. */
export function HandOverStep({ view, onChanged }: { view: PickupView; onChanged: () => void }) {
  const ready = view.lines.filter((line) => leftToHandOver(line) > 0);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | null>(view.isCodeLocked ? say("code_locked") : null);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [way, setWay] = useState<"code" | "id" | "pass">(view.isCodeLocked ? "id" : "code");
  const [isBusy, start] = useTransition();
  const units = ready.reduce((sum, line) => sum + (chosen[line.id] ?? leftToHandOver(line)), 0);
  const isPart = ready.some((line) => (chosen[line.id] ?? leftToHandOver(line)) < leftToHandOver(line));

  const give = (proof: Proof) => start(async () => {
    setProblem(null);
    setFields({});
    const lines = isPart ? ready.map((line) => ({ lineId: line.id, quantity: chosen[line.id] ?? leftToHandOver(line) })) : undefined;
    const outcome = await handOver({ fulfillmentId: view.id, proof, lines }).catch(() => null);
    if (!outcome?.ok || !outcome.data.isHandedOver) {
      play("wrong");
      setCode("");
      if (!outcome) return setProblem("No connection. Nothing was handed over; try again.");
      if (!outcome.ok) {
        setFields(outcome.fields);
        return setProblem(Object.keys(outcome.fields).length > 0 ? null : outcome.message);
      }
      if (!outcome.data.isHandedOver) {
        if (outcome.data.code === "code_locked") setWay("id");
        setProblem(proof.kind === "pass" && outcome.data.code === "wrong_code" ? say("pass_unknown") : say(outcome.data.code, { left: outcome.data.left }));
      }
      return;
    }
    play("right");
    withdrawUndo();
    toast({ title: outcome.data.isComplete ? "Handed over" : "Part handed over", detail: outcome.data.amountMinor > 0 ? `${formatMoney(outcome.data.amountMinor, view.currency)} charged` : undefined });
    setChosen({});
    setCode("");
    setWay("code");
    onChanged();
  });
  const scanned = (text: string) => {
    const read = readScan(text);
    if (read.kind === "pass") return give({ kind: "pass", code: read.text });
    const found = read.kind === "pickup_code" ? read.code : read.kind === "order" ? read.code : null;
    if (read.kind === "order" && !view.number.startsWith(read.number) && !read.number.startsWith(view.orderNumber)) {
      play("wrong");
      return setProblem(`This code belongs to order ${read.number}, not to ${view.number}.`);
    }
    if (!found) {
      play("wrong");
      return setProblem("This is neither a pickup code nor a pass. Scan the QR in the shopper's mail, or type the six digits.");
    }
    setCode(found);
    give({ kind: "code", code: found });
  };
  useWedge(scanned);

  return (
    <div className="grid gap-5">
      <p className="flex items-center gap-3 rounded-md bg-action px-4 py-3.5 text-on-action"><MapPin aria-hidden className="size-6 shrink-0" /><span><span className="block text-xs opacity-85">Fetch it from</span><span className="figures block text-xl leading-tight font-semibold">Shelf {view.shelf}{view.tote ? ` · Tote ${view.tote}` : ""}</span></span></p>
      <PartPicker lines={ready} chosen={chosen} onChoose={(id, quantity) => setChosen((old) => ({ ...old, [id]: quantity }))} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      {way === "pass" && <PassForm error={fields["proof.code"]} isBusy={isBusy} units={units} onGive={(pass) => give({ kind: "pass", code: pass })} onCode={() => setWay("code")} camera={<CameraScanner label="Scan the pass" onScan={scanned} />} />}
      {way === "id" && (
        <IdForm expected={view.pickupPerson?.name ?? view.customer.name} fields={fields} isBusy={isBusy} units={units} onGive={(name, note) => give({ kind: "id", name, note })} onCode={view.isCodeLocked ? undefined : () => setWay("code")} />
      )}
      {way === "code" && (
        <div className="grid gap-4">
          <CodePad code={code} onCode={setCode} isBusy={isBusy} units={units} error={fields["proof.code"]} onGive={() => give({ kind: "code", code })} camera={<CameraScanner label="Scan the shopper's QR" onScan={scanned} />} />
          <div className="flex flex-wrap justify-center gap-2"><Button look="quiet" onClick={() => setWay("id")}>No code? Check an ID instead</Button><Button look="quiet" onClick={() => setWay("pass")}>They have a pass</Button></div>
        </div>
      )}
      {isPart && <p className="text-xs text-muted">The rest stays on the shelf; only these units are charged.</p>}
    </div>
  );
}
