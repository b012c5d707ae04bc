/** The signed-in person, as their own screens show them. */
export interface Account {
  id: string
  email: string
  name: string
}
