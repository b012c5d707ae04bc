/** A striped fill, told from a solid one without its colour: `fill="url(#id)"`. Its colour is the text's. */
export function Hatching({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" x2="0" y1="0" y2="6" strokeWidth="3" className="stroke-accent" />
    </pattern>
  )
}
