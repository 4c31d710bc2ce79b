"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { readdressCard, takeBackCard } from "@/lib/actions/gift-cards";
import { useAct } from "./use-act";

type Card = { id: string; orderId: string; recipientEmail: string; recipientName: string | null; left: string; isEmpty: boolean };

/** What staff can do about a card that was sold: mail it again, or end it and pay back what is left. */
export function SoldCardActions({ card }: { card: Card }) {
  const again = useAct(readdressCard, "It is on its way");
  const back = useAct(takeBackCard, `${card.left} is being refunded`);
  return (
    <>
      <Dialog title="Send it again" description="To another address it goes under a new code: whoever got the first mail holds nothing. Not once something was spent from it." open={again.isOpen} onOpenChange={again.setOpen}
        trigger={<Button look="secondary">Send again</Button>} footer={<Button type="submit" form="readdress-card" isBusy={again.isBusy}>Send</Button>}>
        <form {...again.form} id="readdress-card" className="grid gap-4">
          {again.problem && <Banner tone="negative" role="alert">{again.problem}</Banner>}
          <input type="hidden" name="storedValueId" value={card.id} />
          <TextField name="recipientName" label="For whom" isOptional autoComplete="off" defaultValue={card.recipientName ?? ""} error={again.errorOf("recipientName")} />
          <TextField name="recipientEmail" label="Their e-mail" type="email" autoComplete="off" defaultValue={card.recipientEmail} error={again.errorOf("recipientEmail")} />
        </form>
      </Dialog>
      {!card.isEmpty && (
        <Dialog title="Take it back" description={`The card ends for good, and the ${card.left} left on it goes back the way it was paid.`} open={back.isOpen} onOpenChange={back.setOpen}
          trigger={<Button look="secondary">Take back</Button>} footer={<Button look="danger" type="submit" form="take-back-card" isBusy={back.isBusy}>Take back and refund</Button>}>
          <form {...back.form} id="take-back-card" className="grid gap-4">
            {back.problem && <Banner tone="negative" role="alert">{back.problem}</Banner>}
            <input type="hidden" name="storedValueId" value={card.id} />
            <input type="hidden" name="orderId" value={card.orderId} />
            <TextField name="reason" label="Why" hint="Goes into the ledger and the audit." autoComplete="off" maxLength={300} error={back.errorOf("reason")} />
          </form>
        </Dialog>
      )}
    </>
  );
}
