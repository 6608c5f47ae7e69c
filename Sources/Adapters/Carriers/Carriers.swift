// ParleyCarriers
