import { Disclosure } from "@/components/ui/disclosure";
import type { ReferenceOperation } from "@/lib/domain/integrations/api-reference";

/** One door of the API: what it takes, and what it answers. */
export function OperationReference({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, title, detail, fields, answer } = operation;
  return (
    <article aria-labelledby={id}>
      <h3 id={id} className="font-medium">{title}</h3>
      <p className="mt-1"><code className="rounded-sm bg-sunken px-2 py-1 font-mono text-sm break-all"><span className="font-semibold">{method}</span> {path}</code></p>
      <p className="mt-2 text-sm text-muted">{detail.replaceAll("`", "")}</p>
      {fields.length > 0 && <Rows caption={`What ${title.toLowerCase()} takes`} rows={fields.map(({ where, isRequired, ...field }) => ({ ...field, note: `${where}${isRequired ? ", required" : ""}` }))} />}
      <Disclosure title="What it answers" isWide><Rows caption={`What ${title.toLowerCase()} answers`} rows={answer.map((field) => ({ ...field, note: "" }))} /></Disclosure>
    </article>
  );
}

type Row = { name: string; type: string; detail: string; note: string };

function Rows({ caption, rows }: { caption: string; rows: Row[] }) {
  return (
    <dl aria-label={caption} className="mt-3 border-t border-line text-sm">
      {rows.map(({ name, type, detail, note }) => (
        <div key={`${note} ${name}`} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[15rem_minmax(0,1fr)]">
          <dt className="min-w-0"><code className="font-mono text-xs break-all">{name}</code>{note && <span className="block text-xs text-muted">{note}</span>}</dt>
          <dd className="min-w-0"><span className="font-mono text-xs break-words text-muted">{type}</span>{detail && <span className="block">{detail.replaceAll("`", "")}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
