export default function Page() {
  return <main><h1>Bare page</h1><p>A static page of the framework and nothing else.</p></main>;
}
