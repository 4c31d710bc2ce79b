import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { SearchWeights } from "@/lib/domain/search/search-weights";
import { weightGroups } from "./weight-words";

type Props = { /** The form that they belong to, elsewhere on the page: on a phone the results stand between. */ form: string; tried: SearchWeights; inForce: SearchWeights };

/** What is tried lives in the address, so that it can be sent to a colleague. */
export function WeightFields({ form, tried, inForce }: Props) {
  return (
    <div id="weights" className="grid scroll-mt-20 gap-4">
      {weightGroups.map(({ title, detail, weights }) => (
        <fieldset key={title} className="rounded-lg border border-line bg-surface p-4">
          <legend className="float-left text-sm font-semibold">{title}</legend>
          <p className="clear-both pt-1 pb-3 text-xs text-muted">{detail}</p>
          <div className="grid gap-3">
            {weights.map(({ name, label, hint }) => (
              <div key={name} className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-center gap-3">
                <div>
                  <label htmlFor={name} className="text-sm">{label}</label>
                  <p id={`${name}-hint`} className="text-xs text-muted">{hint}{tried[name] !== inForce[name] && <strong className="figures font-medium text-ink"> {inForce[name]} in force.</strong>}</p>
                </div>
                <Input id={name} name={name} form={form} type="number" inputMode="decimal" min={0} max={5} step="any" required defaultValue={tried[name]} aria-describedby={`${name}-hint`} autoComplete="off" className="figures text-right" />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      <Button type="submit" form={form}>Try these weights</Button>
    </div>
  );
}
