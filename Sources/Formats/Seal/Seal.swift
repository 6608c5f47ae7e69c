// ParleySeal
