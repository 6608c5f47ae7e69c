// ParleyRecord
