"use client";

import { Bookmark, X } from "lucide-react";
import { useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { forgetView, keepView } from "@/lib/actions/inventory";
import type { SavedView } from "@/lib/domain/identity/saved-view";
import { refusedWords } from "./refused";
import type { StockAddress } from "./use-stock-address";

/** Views under names: each is an address with its filters, order and columns. */
export function ViewMenu({ address, initial }: { address: StockAddress; initial: SavedView[] }) {
  const [views, setViews] = useState(initial);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const current = views.find((view) => view.query === address.saved);
  const namesake = views.find((view) => view.name.toLowerCase() === name.trim().toLowerCase());

  async function keep(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const outcome = await keepView({ screen: "inventory", name: namesake?.name ?? name, query: address.saved });
    setBusy(false);
    setProblem(outcome.ok ? null : refusedWords(outcome));
    if (!outcome.ok) return;
    setViews((was) => [...was.filter((view) => view.id !== outcome.data.id), outcome.data].sort((a, b) => a.name.localeCompare(b.name)));
    setName("");
  }

  async function forget(view: SavedView) {
    const outcome = await forgetView({ id: view.id });
    if (outcome.ok) setViews((was) => was.filter((one) => one.id !== view.id));
    else setProblem(refusedWords(outcome));
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen} align="end" trigger={<Button look="secondary"><Bookmark aria-hidden className="size-4" />{current?.name ?? "Views"}</Button>} className="p-3!">
      {views.length === 0 && <p className="px-1 pb-3 text-sm text-muted">Keep this filter, order and choice of columns under a name.</p>}
      <ul className="mb-2 max-h-72 overflow-y-auto">
        {views.map((view) => (
          <li key={view.id} className="flex items-center">
            <button type="button" aria-current={view === current ? "true" : undefined} onClick={() => { address.open(view.query); setOpen(false); }} className="min-h-11 flex-1 rounded-sm px-2 text-left text-sm hover:bg-ink/6 aria-[current]:font-medium lg:min-h-9">{view.name}</button>
            <button type="button" aria-label={`Remove ${view.name}`} onClick={() => void forget(view)} className="grid size-11 place-items-center rounded-sm text-muted hover:text-negative lg:size-9"><X aria-hidden className="size-4" /></button>
          </li>
        ))}
      </ul>
      <form noValidate onSubmit={keep} className="flex gap-2 border-t border-line pt-3">
        <Input aria-label="Name of this view" placeholder="Name of this view" value={name} onChange={(event) => setName(event.target.value)} maxLength={60} aria-invalid={problem ? true : undefined} aria-describedby="view-problem" />
        <Button type="submit" look="secondary" isBusy={isBusy}>{namesake ? "Replace" : "Keep"}</Button>
      </form>
      <p id="view-problem" role="alert" className="text-xs text-negative not-empty:pt-2">{problem}</p>
    </Popover>
  );
}
