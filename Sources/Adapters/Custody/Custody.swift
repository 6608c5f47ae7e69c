// ParleyCustody
