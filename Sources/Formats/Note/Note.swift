// ParleyNote
