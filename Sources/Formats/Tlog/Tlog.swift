// ParleyTlog
