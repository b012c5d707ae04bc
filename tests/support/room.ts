/** Resolves to this machine but is not localhost: how the room's other machines see the product, over plain http. */
export const ROOM = 'room.test'

/** The address of a path as the room's other machines open it. */
export const inRoom = (pathname: string) => `http://${ROOM}:${process.env.E2E_PORT}${pathname}`
