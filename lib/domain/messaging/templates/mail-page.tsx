import { Body, Button, Column, Container, Head, Heading, Hr, Html, Img, Preview, Row, Section, Text } from "@react-email/components";
import type { Mail, MailBlock } from "../mail";
import { brand } from "./brand";

/** Every mail of the shop: one column, the brand's paper and green, readable without pictures. */
export function MailPage({ mail }: { mail: Mail }) {
  return (
    <Html lang="en">
      <Head><meta name="color-scheme" content="light" /></Head>
      <Preview>{mail.preview}</Preview>
      <Body style={{ backgroundColor: brand.paper, color: brand.ink, fontFamily: brand.sans, margin: 0, padding: "32px 12px" }}>
        <Container style={{ backgroundColor: brand.card, borderRadius: 12, maxWidth: 560, padding: "32px 32px 24px" }}>
          <Text style={{ fontFamily: brand.serif, fontSize: 20, margin: "0 0 24px" }}>Alderway Home</Text>
          <Heading as="h1" style={{ fontFamily: brand.serif, fontSize: 28, fontWeight: 500, lineHeight: "34px", margin: "0 0 16px" }}>{mail.heading}</Heading>
          {mail.blocks.map((block, index) => <Block key={index} block={block} />)}
          <Hr style={{ borderColor: brand.line, margin: "28px 0 16px" }} />
          <Text style={{ color: brand.quiet, fontSize: 13, lineHeight: "20px", margin: 0 }}>
            You get this message because of something you asked us to do. Questions? Reply to this e-mail and a person answers.
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

const text = { fontSize: 16, lineHeight: "24px", margin: "0 0 16px" };
const figures = { fontVariantNumeric: "tabular-nums" as const };

function Block({ block }: { block: MailBlock }) {
  switch (block.kind) {
    case "text": return <Text style={text}>{block.text}</Text>;
    case "button": return <Section style={{ margin: "8px 0 24px" }}><Button href={block.href} style={{ backgroundColor: brand.green, borderRadius: 8, color: "#ffffff", fontSize: 16, fontWeight: 600, padding: "14px 22px" }}>{block.label}</Button></Section>;
    case "code": return (
      <Section style={{ backgroundColor: brand.paper, borderRadius: 10, margin: "0 0 20px", padding: "16px 20px" }}>
        <Text style={{ color: brand.quiet, fontSize: 13, margin: 0 }}>{block.label}</Text>
        <Text style={{ ...figures, ...(block.code.length > 12 ? { fontSize: 18, letterSpacing: 0.5 } : { fontSize: 34, letterSpacing: 6 }), fontWeight: 600, lineHeight: "42px", margin: 0 }}>{block.code}</Text>
      </Section>);
    case "image": return <Section style={{ margin: "0 0 16px" }}><Img src={block.src} alt={block.alt} width={block.width} height={block.width} /></Section>;
    case "facts": return <Section style={{ margin: "0 0 16px" }}>{block.rows.map((row) => <Text key={row.label} style={{ ...text, margin: "0 0 6px" }}><span style={{ color: brand.quiet }}>{row.label}: </span>{row.value}</Text>)}</Section>;
    case "lines": return (
      <Section style={{ margin: "16px 0" }}>
        {block.rows.map((row, index) => (
          <Row key={index} style={{ borderTop: `1px solid ${brand.line}` }}>
            {row.image ? <Column style={{ padding: "12px 12px 12px 0", width: 64 }}><Img src={row.image} alt="" width={56} height={56} style={{ borderRadius: 6 }} /></Column> : null}
            <Column style={{ padding: "12px 8px 12px 0" }}>
              <Text style={{ fontSize: 15, lineHeight: "20px", margin: 0 }}>{row.title}</Text>
              <Text style={{ color: brand.quiet, fontSize: 13, lineHeight: "18px", margin: 0 }}>{row.detail}</Text>
            </Column>
            <Column align="right" style={{ padding: "12px 0" }}><Text style={{ ...figures, fontSize: 15, margin: 0 }}>{row.amount}</Text></Column>
          </Row>))}
      </Section>);
    case "totals": return (
      <Section style={{ borderTop: `1px solid ${brand.line}`, margin: "0 0 16px", paddingTop: 8 }}>
        {block.rows.map((row) => (
          <Row key={row.label}>
            <Column><Text style={{ fontSize: 15, fontWeight: row.isTotal ? 600 : 400, margin: "2px 0" }}>{row.label}</Text></Column>
            <Column align="right"><Text style={{ ...figures, fontSize: 15, fontWeight: row.isTotal ? 600 : 400, margin: "2px 0" }}>{row.amount}</Text></Column>
          </Row>))}
      </Section>);
  }
}
