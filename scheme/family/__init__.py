"""The page without an account: family members, carers and advocates tell, and read by their code what is answered."""
