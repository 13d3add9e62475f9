export * from './audit'
export * from './award'
export * from './course'
export * from './edition'
export * from './model'
export * from './objection'
export * from './observation'
export * from './organisation'
<<<<<<< Updated upstream
export * from './people'
=======
export * from './robustness'
>>>>>>> Stashed changes
export * from './score'
