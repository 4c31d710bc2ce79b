import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { loadTopics, topicSlugs } from "../topics";

type Props = PageProps<"/[locale]/help/[topic]">;

export const generateStaticParams = () => topicSlugs.map((topic) => ({ topic }));

const find = async (params: Props["params"]) => {
  const { topic } = await params;
  return (await loadTopics()).find(({ slug }) => slug === topic);
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = await find(params);
  return topic ? { title: topic.title, description: topic.summary, alternates: { canonical: `/help/${topic.slug}` } } : {};
}

export default async function Page({ params }: Props) {
  const topic = await find(params);
  if (!topic) notFound();
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Help", href: "/help" }, { label: topic.title }]} />
      <h1 className="display-2 mt-5">{topic.title}</h1>
      <dl className="mt-8 max-w-[64ch]">
        {topic.parts.map(({ id, heading, text }) => (
          <div key={id} id={id} className="-mx-4 scroll-mt-32 border-t border-line px-4 py-5 target:bg-action-soft">
            <dt className="font-medium">{heading}</dt>
            <dd className="mt-1.5 text-muted">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
