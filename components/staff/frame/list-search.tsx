import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type Props = { label: string; text: string; placeholder?: string; /** Other filters of the address, which a new search keeps. */ kept?: Record<string, string> };

/** A plain form over a list: what is looked for lives in the address, as `q`. */
export const ListSearch = ({ label, text, placeholder = label, kept = {} }: Props) => (
  <form role="search" className="mb-5 flex max-w-md gap-2">
    {Object.entries(kept).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
    <Input key={text} aria-label={label} name="q" type="search" className="min-w-0 flex-1" defaultValue={text} maxLength={120} placeholder={placeholder} autoComplete="off" />
    <Button type="submit" look="secondary">Find</Button>
  </form>
);
