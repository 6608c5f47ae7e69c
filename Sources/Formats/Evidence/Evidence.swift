// ParleyEvidence
